import type { StoryWords } from '../fr/story.ts';

export const story: StoryWords = {
  title: 'Story',
  question: 'What must they remember?',
};
