export const story = {
  title: 'Récit',
  question: 'Que doit-on retenir\u202F?',
};

export type StoryWords = typeof story;
