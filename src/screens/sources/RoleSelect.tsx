import type { SourcesWords } from '../../locales/fr/sources.ts';
import { useWords } from '../../locales/locale-context.tsx';
import type { MeaningGuess, RoleGuess } from '../../model/reading.ts';
import { roleOf, type Source } from '../../project/project.ts';
import { useData, useDispatch, useProject } from '../../store/app-context.tsx';
import { useIsPartOfWhole } from './part-of-whole.ts';
import { QuietSelect } from './QuietSelect.tsx';
import { roleGroups } from './role-groups.ts';

/** A guess less sure than this asks for an eye. */
const doubtBelow = 0.6;

/** What a column is for, with how sure the guess was on hover. */
export function RoleSelect({
  source,
  column,
  meaning,
}: {
  readonly source: Source;
  readonly column: string;
  readonly meaning: MeaningGuess;
}) {
  const words = useWords().sources;
  const dispatch = useDispatch();
  const isPart = useIsPartOfWhole();
  const role = roleOf(source, column);
  const guess = meaning.roles.find((one) => one.column === column);
  const asGuessed = guess?.role === role;
  const doubtful =
    guess !== undefined && asGuessed && guess.confidence < doubtBelow && guess.reason !== 'none' && !source.confirmed;
  const pointing = useData((data) => data.keys.found).find((key) => key.source === source.id && key.column === column);
  const holder = useProject((project) => project.sources).find((one) => one.id === pointing?.of);
  const guessed =
    guess === undefined ? undefined : asGuessed ? guessReason(guess, words) : words.roleChosen(words.roles[guess.role]);
  const found =
    pointing === undefined || holder === undefined
      ? undefined
      : words.keys.reason({
          found: pointing.found,
          distinct: pointing.distinct,
          key: pointing.key,
          file: holder.file.name,
        });
  const hint = [guessed, found].filter((one) => one !== undefined).join(' ') || undefined;
  const groups = roleGroups.map(({ group, roles }) => ({
    label: words.roleGroups[group],
    options: roles.map((one) => ({ value: one, label: words.roles[one] })),
  }));
  if (isPart) return null;
  return (
    <QuietSelect
      label={words.roleOf(column)}
      value={role}
      groups={groups}
      doubtful={doubtful}
      reason={doubtful && hint !== undefined ? words.roleDoubt(hint) : hint}
      onChange={(next) => {
        dispatch({ type: 'source/role-set', id: source.id, column, role: next });
      }}
    />
  );
}

/** `9 of 10 values are French postcodes, and the name says so. 98% sure.` */
function guessReason({ reason, confidence, evidence }: RoleGuess, words: SourcesWords): string {
  if (evidence !== undefined) {
    const { form, fits, of } = evidence;
    const seen =
      form === 'out-of-10' || form === 'out-of-5'
        ? words.wholeScale[form]
        : words.valuesFit({ fits, of, what: words.valueForms[form] });
    return words.roleEvidence({ seen, named: reason === 'name-and-values', share: confidence });
  }
  return reason === 'none'
    ? words.roleReasons.none
    : words.roleHint({ reason: words.roleReasons[reason], share: confidence });
}
