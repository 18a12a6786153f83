import { useWords, useFormats } from '../../locales/locale-context.tsx';
import type { MeaningGuess } from '../../model/reading.ts';
import { roleOf, type Source } from '../../project/project.ts';
import { useDispatch } from '../../store/app-context.tsx';
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
  const formats = useFormats();
  const dispatch = useDispatch();
  const role = roleOf(source, column);
  const guess = meaning.roles.find((one) => one.column === column);
  const asGuessed = guess?.role === role;
  const doubtful =
    guess !== undefined && asGuessed && guess.confidence < doubtBelow && guess.reason !== 'none' && !source.confirmed;
  const hint =
    guess === undefined
      ? undefined
      : asGuessed
        ? guess.reason === 'none'
          ? words.roleReasons.none
          : words.roleHint({ reason: words.roleReasons[guess.reason], share: guess.confidence })
        : words.roleChosen(words.roles[guess.role]);
  const groups = roleGroups.map(({ group, roles }) => ({
    label: words.roleGroups[group],
    options: roles.map((one) => ({ value: one, label: words.roles[one] })),
  }));
  return (
    <QuietSelect
      label={words.roleOf(column)}
      value={role}
      groups={groups}
      doubtful={doubtful}
      title={doubtful && hint !== undefined ? formats.list([words.roleDoubt, hint]) : hint}
      onChange={(next) => {
        dispatch({ type: 'source/role-set', id: source.id, column, role: next });
      }}
    />
  );
}
