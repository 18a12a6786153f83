export const average = {
  title: 'Derrière la moyenne',
  question: 'À quoi ressemblent vraiment mes clients\u202F?',
};

export type AverageWords = typeof average;
