import { Section } from '../../../ui/Section.tsx';
import type { Speech } from '../../measure-words.ts';
import type { Comment } from '../people-queries.ts';
import type { ContextProfile } from '../result.ts';
import { dimensionKey } from '../spec.ts';
import { BarList } from './BarList.tsx';
import { choiceWords } from './chip-words.ts';
import { profileBars } from './profile-bars.ts';
import classes from './contexts.module.css';

/** Where in their life the customers of the context are, against the others: shares of the exposure. */
export function LifePosition({
  profiles,
  speech,
}: {
  readonly profiles: readonly ContextProfile[];
  readonly speech: Speech;
}) {
  const said = speech.words.contextsMap.people;
  return profiles.map((profile) => (
    <Section key={dimensionKey(profile.choice)} title={said.life(choiceWords(profile.choice, speech))}>
      <BarList bars={profileBars(profile, speech)} />
    </Section>
  ));
}

/** The last things that customers of the context wrote. */
export function CommentList({
  comments,
  column,
  speech,
}: {
  readonly comments: readonly Comment[];
  readonly column: string;
  readonly speech: Speech;
}) {
  const { words, formats } = speech;
  const said = words.contextsMap.people;
  return (
    <Section title={said.comments(column)} note={comments.length === 0 ? undefined : said.commentsNote}>
      {comments.length === 0 ? (
        <p className={classes.sentence}>{said.noComments}</p>
      ) : (
        <ul className={classes.comments}>
          {comments.map(({ text, score, day }, place) => (
            <li key={place}>
              <q>{formats.quote(text)}</q>{' '}
              <span className={classes.against}>
                {said.by({
                  score: score === null ? null : formats.decimal(score, 0),
                  day: day === null ? null : formats.date(day),
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
