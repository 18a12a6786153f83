export const hood = {
  title: 'Sous le capot',
  question: 'Le SQL de ce qui est à l’écran',
};

export type HoodWords = typeof hood;
