import { IconArrowDown, IconArrowUp, IconPencil, IconPlus, IconUsers, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { boughtTwice } from '../../../analyses/segmentation/ready/channels.ts';
import { partColour } from '../../../charts/part-colours.ts';
import { useFormats, useWords } from '../../../locales/locale-context.tsx';
import { everyone } from '../../../model/rule.ts';
import { partRule } from '../../../model/segmentation.ts';
import { added, moved, removed, renamed } from '../../../model/segmentation-edits.ts';
import { useApp, useDispatch } from '../../../store/app-context.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Dimmed } from '../../../ui/Dimmed.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { NumberText } from '../../../ui/NumberText.tsx';
import { Section } from '../../../ui/Section.tsx';
import { SimpleTable, type TableColumn } from '../../../ui/SimpleTable.tsx';
import { StateLine } from '../../../ui/StateMark.tsx';
import { SwitchField } from '../../../ui/SwitchField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { PlaceProblem } from '../../PlaceProblem.tsx';
import { progressOf } from '../../progress-of.ts';
import { useRuleSpeech } from '../../use-rule-speech.tsx';
import { BandCuts } from './BandCuts.tsx';
import { GridEditor } from './GridEditor.tsx';
import { partNames, partRuleWords } from './part-words.ts';
import { PartRule } from './PartRule.tsx';
import type { SegmentationTabProps } from './segmentation-tab.ts';
import classes from './segmentations.module.css';
import { useSizes } from './use-sizes.tsx';

/** The segments with their sizes, what proves that they cover and do not overlap, and what can be changed of them. */
export function PartsTab({ segmentation, record, onPlan }: SegmentationTabProps) {
  const app = useApp();
  const dispatch = useDispatch();
  const words = useWords();
  const formats = useFormats();
  const speech = useRuleSpeech();
  const [twice, setTwice] = useState(false);
  const [edited, setEdited] = useState<string | null>(null);
  const sizes = useSizes(segmentation, twice);
  if (speech === null || onPlan === null) return null;
  const { plan } = segmentation;
  const said = words.segmentation;
  const names = partNames(segmentation, speech);
  const counts = sizes.value?.counts ?? null;
  const all = sizes.value?.all ?? 0;
  const inspect = (place: number): void => {
    app.session.setState({
      inspected: { title: `${segmentation.name} · ${names[place] ?? ''}`, rule: partRule(plan, place) },
    });
  };
  const rows = names.map((name, place) => ({ name, place, n: counts?.[place] ?? null }));
  const most = Math.max(1, ...(counts ?? [1]));
  const columns: TableColumn<(typeof rows)[number]>[] = [
    {
      id: 'part',
      label: said.table.part,
      heading: true,
      width: plan.kind === 'rules' ? 260 : 220,
      cell: ({ place, name }) => (
        <span className={classes.partName}>
          <span className={classes.swatch} style={{ background: partColour(place, plan.parts.length) }} aria-hidden />
          <TextField
            label={place === plan.parts.length ? said.table.restName : said.table.partName(place + 1)}
            labelHidden
            value={place === plan.parts.length ? segmentation.rest : (plan.parts[place]?.name ?? '')}
            placeholder={name}
            onChange={(next) => {
              if (place === plan.parts.length)
                dispatch({ type: 'segmentation/rest-named', id: segmentation.id, name: next });
              else onPlan(renamed(plan, place, next), 'named');
            }}
          />
        </span>
      ),
    },
    {
      id: 'n',
      label: said.table.customers,
      align: 'end',
      cell: ({ n }) => <NumberText strong>{n === null ? '…' : formats.integer(n)}</NumberText>,
    },
    {
      id: 'share',
      label: said.table.share,
      width: 130,
      cell: ({ n, place }) =>
        n === null ? null : (
          <span className={classes.bar}>
            <span
              className={classes.barFill}
              style={{ width: `${String((100 * n) / most)}%`, background: partColour(place, plan.parts.length) }}
            />
            <span className={classes.barText}>{formats.percent(all === 0 ? 0 : n / all)}</span>
          </span>
        ),
    },
    ...(plan.kind === 'grid'
      ? []
      : [
          {
            id: 'rule',
            label: said.table.rule,
            cell: ({ place }: (typeof rows)[number]) => (
              <span className={classes.rule}>{partRuleWords(plan, place, speech)}</span>
            ),
          },
        ]),
    {
      id: 'acts',
      label: said.table.acts,
      labelHidden: true,
      align: 'end',
      cell: ({ place, name }) => (
        <span className={classes.rowActs}>
          {plan.kind === 'rules' && place < plan.parts.length ? (
            <>
              <IconButton
                size="small"
                label={said.table.up(name)}
                icon={<IconArrowUp />}
                disabled={place === 0}
                onClick={() => {
                  onPlan(moved(plan, place, place - 1), 'reordered');
                }}
              />
              <IconButton
                size="small"
                label={said.table.down(name)}
                icon={<IconArrowDown />}
                disabled={place === plan.parts.length - 1}
                onClick={() => {
                  onPlan(moved(plan, place, place + 1), 'reordered');
                }}
              />
              <IconButton
                size="small"
                label={said.table.edit(name)}
                icon={<IconPencil />}
                onClick={() => {
                  const id = plan.parts[place]?.id ?? null;
                  setEdited(edited === id ? null : id);
                }}
              />
            </>
          ) : null}
          <IconButton
            size="small"
            label={said.table.see(name)}
            icon={<IconUsers />}
            onClick={() => {
              inspect(place);
            }}
          />
          {place < plan.parts.length && plan.parts.length > 1 ? (
            <IconButton
              size="small"
              label={said.table.remove(name)}
              icon={<IconX />}
              onClick={() => {
                onPlan(removed(plan, place), 'removed');
              }}
            />
          ) : null}
        </span>
      ),
    },
  ];
  const own = plan.kind === 'rules' ? plan.parts.find((part) => part.id === edited) : undefined;
  const shared = sizes.value?.shared.reduce((sum, n) => sum + n, 0) ?? 0;
  const takesAll = plan.kind === 'rules' && counts !== null && all > 0 && plan.parts.length > 1 && counts[0] === all;
  return (
    <>
      <PlaceProblem state={sizes.state} onRetry={sizes.retry} />
      {takesAll ? <Notice tone="warn">{said.table.everybody}</Notice> : null}
      <Dimmed progress={progressOf(sizes, said.working)} height={200}>
        <div className={classes.parts}>
          <SimpleTable
            caption={said.table.caption}
            columns={columns}
            rows={rows}
            rowKey={({ place }) => plan.parts[place]?.id ?? 'rest'}
          />
        </div>
      </Dimmed>
      <div className={classes.under}>
        {plan.kind === 'bands' ? null : (
          <Button
            icon={<IconPlus size={16} />}
            onClick={() => {
              const id = app.services.newId();
              onPlan(added(plan, { id, name: said.parts.newName(plan.parts.length + 1), rule: everyone }), 'added');
              setEdited(plan.kind === 'rules' ? id : null);
            }}
          >
            {said.table.addPart}
          </Button>
        )}
        {boughtTwice(record) === null ? null : (
          <SwitchField label={said.table.twice} checked={twice} onChange={setTwice} />
        )}
      </div>
      {own === undefined || plan.kind !== 'rules' ? null : (
        <Section title={said.table.ruleOf(own.name)}>
          {own.rule.kind === 'group' && own.rule.children.length === 0 && !own.rule.negated ? (
            <Notice tone="info">{said.table.noRule}</Notice>
          ) : null}
          <PartRule
            id={own.id}
            rule={own.rule}
            record={record}
            onChange={(rule) => {
              onPlan(
                { ...plan, parts: plan.parts.map((part) => (part.id === own.id ? { ...part, rule } : part)) },
                'ruled',
              );
            }}
          />
        </Section>
      )}
      {sizes.value === null ? null : (
        <div className={classes.checks}>
          <StateLine state="good" title={said.checks.partition(all)} />
          {plan.kind !== 'rules' ? null : shared === 0 ? (
            <StateLine state="good" title={said.checks.noOverlap} />
          ) : (
            <StateLine state="warn" title={said.checks.overlap({ n: shared, share: all === 0 ? 0 : shared / all })} />
          )}
          <StateLine
            state="neutral"
            title={said.checks.rest({
              n: sizes.value.counts.at(-1) ?? 0,
              share: all === 0 ? 0 : (sizes.value.counts.at(-1) ?? 0) / all,
              name: names.at(-1) ?? '',
            })}
          />
        </div>
      )}
      {plan.kind === 'grid' ? <GridEditor segmentation={segmentation} plan={plan} onPlan={onPlan} /> : null}
      {plan.kind === 'bands' ? <BandCuts plan={plan} onPlan={onPlan} /> : null}
    </>
  );
}
