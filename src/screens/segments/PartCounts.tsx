import { useWords } from '../../locales/locale-context.tsx';
import { problemSentence } from '../../locales/problem-sentence.ts';
import { pathKey } from '../../model/rule-path.ts';
import type { SegmentRuleWords } from '../../locales/fr/segment-rule.ts';
import type { LineNote } from './line-notes.ts';
import type { PartProps } from './PartTools.tsx';
import { placeWords, useRuleEdit } from './rule-edit.tsx';
import classes from './rule.module.css';

/** What a part keeps by itself, and what the segment would be without it; why it cannot be asked, where it cannot. */
export function PartCounts({ path, rule }: PartProps) {
  const words = useWords();
  const { segmentRule: said } = words;
  const { counts, notes } = useRuleEdit();
  const note = notes.get(pathKey(path));
  const noted = note === undefined ? null : <span className={classes.odd}>{noteWords(note, said)}</span>;
  const found = counts?.parts.get(pathKey(path));
  if (found === undefined)
    return (
      <span className={classes.counts}>
        {said.counting}
        {noted}
      </span>
    );
  if (found.problem !== null)
    return (
      <span className={classes.problem} role="status">
        {problemSentence(words.problems, found.problem)}
      </span>
    );
  return (
    <span className={classes.counts} title={said.keepsHint}>
      {found.keeps === null ? null : <span>{said.keeps(found.keeps)}</span>}
      <span className={classes.without}>{rule.off === true ? said.asideMark : said.without(found.without)}</span>
      {noted}
    </span>
  );
}

function noteWords(note: LineNote, said: SegmentRuleWords): string {
  switch (note.kind) {
    case 'waits':
      return said.atLine.waits;
    case 'impossible':
      return said.atLine.impossible[note.why];
    case 'against':
      return said.atLine.against(placeWords(note.other));
  }
}
