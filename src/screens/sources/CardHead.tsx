import type { ReactNode } from 'react';
import type { MeaningGuess } from '../../model/reading.ts';
import type { Source } from '../../project/project.ts';
import { KindSelect } from './KindSelect.tsx';
import classes from './SourceCard.module.css';

export interface CardHeadProps {
  readonly source: Source;
  /** Why the kind is thought to be what it is; null where it was chosen. */
  readonly meaning: MeaningGuess | null;
  /** How many files it is, where it is several. */
  readonly count?: string | undefined;
  readonly mark: ReactNode;
}

/** What a card is of: the name, the kind, and where the reading stands. */
export function CardHead({ source, meaning, count, mark }: CardHeadProps) {
  const { name } = source.file;
  return (
    <div className={classes.head}>
      <h2 className={classes.file} title={name}>
        {name}
      </h2>
      {count === undefined ? null : <span className={classes.kind}>{count}</span>}
      <KindSelect source={source} meaning={meaning} />
      <span className={classes.mark}>{mark}</span>
    </div>
  );
}
