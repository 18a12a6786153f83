import { SelectField } from '../../../ui/SelectField.tsx';
import { levelWords, type Speech } from '../../measure-words.ts';
import type { Group } from '../compute.ts';
import { histogramScales, type Comparison, type DistributionSpec, type HistogramScale } from '../spec.ts';
import { groupName } from './group-name.ts';

interface FieldsProps {
  readonly spec: DistributionSpec;
  readonly speech: Speech;
  readonly onSpecChange: (spec: DistributionSpec) => void;
}

/** Linear or logarithmic, unless the data is to choose. */
export function ScaleField({ spec, speech, onSpecChange }: FieldsProps) {
  const said = speech.words.compared.scale;
  return (
    <SelectField<HistogramScale | 'auto'>
      label={said.label}
      searchable={false}
      value={spec.scale ?? 'auto'}
      options={(['auto', ...histogramScales] as const).map((value) => ({ value, label: said[value] }))}
      onChange={(value) => {
        const { scale, ...rest } = spec;
        if (value !== (scale ?? 'auto')) onSpecChange(value === 'auto' ? rest : { ...rest, scale: value });
      }}
    />
  );
}

/** Months back that are offered. */
const monthsBack = [3, 6, 12, 24] as const;

const groupsValue = 'groups';

/** Compares with an earlier date, or one group of the split with another. */
export function CompareFields({
  spec,
  speech,
  groups,
  onSpecChange,
}: FieldsProps & { readonly groups: readonly Group[] }) {
  const said = speech.words.compared.settings;
  const { compare, split } = spec;
  // The rare levels put together are no group that a rule can name.
  const named = groups.filter(({ key }) => key.kind !== 'other');
  const levelOf = ({ key }: Group): string | null => (key.kind === 'value' ? key.value : null);
  const put = (next: Comparison | null): void => {
    const { compare: before, ...rest } = spec;
    if (JSON.stringify(before ?? null) !== JSON.stringify(next))
      onSpecChange(next === null ? rest : { ...rest, compare: next });
  };
  const [first, second] = named;
  const months =
    compare?.kind === 'before' && !monthsBack.some((one) => one === compare.months) ? [compare.months] : [];
  const options = [
    ...[...months, ...monthsBack].map((one) => ({ value: String(one), label: said.before(one) })),
    ...(split !== null && second !== undefined ? [{ value: groupsValue, label: said.twoGroups }] : []),
  ];
  const value = compare === undefined ? null : compare.kind === 'before' ? String(compare.months) : groupsValue;
  const side = (which: 'one' | 'other') => {
    if (compare?.kind !== 'groups' || split === null) return null;
    const label = (group: Group): string =>
      groupName(group, speech.words, (level) => levelWords(split, { kind: 'value', value: level }, speech));
    return (
      <SelectField
        label={said[which]}
        value={JSON.stringify(compare[which])}
        options={named.map((group) => ({ value: JSON.stringify(levelOf(group)), label: label(group) }))}
        onChange={(text) => {
          const group = named.find((one) => JSON.stringify(levelOf(one)) === text);
          if (group !== undefined) put({ ...compare, [which]: levelOf(group) });
        }}
      />
    );
  };
  return (
    <>
      <SelectField
        label={said.label}
        value={value}
        placeholder={said.none}
        options={options}
        onChange={(text) => {
          if (text !== groupsValue) put({ kind: 'before', months: Number(text) });
          else if (split !== null && first !== undefined && second !== undefined)
            put({ kind: 'groups', dimension: split, one: levelOf(first), other: levelOf(second) });
        }}
        onClear={() => {
          put(null);
        }}
      />
      {side('one')}
      {side('other')}
    </>
  );
}
