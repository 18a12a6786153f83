import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { measureFormats, type KeptMeasure, type Measure, type MeasureFormat } from '../../../model/measure.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Section } from '../../../ui/Section.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { useUi } from '../../../ui/ui-context.ts';
import { measureTitle, type Speech } from '../../measure-words.ts';
import classes from './DistributionPanel.module.css';

export interface KeptMeasuresProps {
  readonly measure: Measure;
  readonly kept: readonly KeptMeasure[];
  readonly speech: Speech;
  readonly onUse: (measure: Measure) => void;
  /** Null: a new one. */
  readonly onKeep: (kept: Omit<KeptMeasure, 'id'>, id: string | null) => void;
  readonly onForget: (id: string) => void;
}

/** The measures that were named, to be used again; the one on screen can be named, renamed and given a format. */
export function KeptMeasures({ measure, kept, speech, onUse, onKeep, onForget }: KeptMeasuresProps) {
  const { labels } = useUi();
  const said = speech.words.measures;
  const current = kept.find((one) => JSON.stringify(one.measure) === JSON.stringify(measure));
  const [draft, setDraft] = useState<{ readonly of: string; readonly name: string; readonly tried: boolean } | null>(
    null,
  );
  const of = JSON.stringify(measure);
  const open = draft?.of === of ? draft : null;
  const name = open?.name.trim() ?? '';
  const taken = kept.some((one) => one !== current && one.name === name);
  const fault = name === '' ? said.kept.nameMissing : taken ? said.kept.nameTaken : undefined;
  const save = (): void => {
    if (open === null) return;
    if (fault !== undefined) {
      setDraft({ ...open, tried: true });
      return;
    }
    onKeep({ name, measure, format: current?.format ?? null }, current?.id ?? null);
    setDraft(null);
  };
  return (
    <Section title={said.kept.title} layout="fields">
      {kept.length === 0 ? <p className={classes.note}>{said.kept.none}</p> : null}
      {kept.length === 0 ? null : (
        <ul className={classes.separations}>
          {kept.map((one) => (
            <li key={one.id} className={classes.keptLine}>
              <Button
                kind="plain"
                size="small"
                aria-label={said.kept.use(one.name)}
                aria-pressed={one === current}
                onClick={() => {
                  onUse(one.measure);
                }}
              >
                {one.name}
              </Button>
              <IconButton
                label={labels.remove(one.name)}
                size="small"
                icon={<IconX size={14} />}
                onClick={() => {
                  onForget(one.id);
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {current === undefined ? null : (
        <SelectField<MeasureFormat | 'auto'>
          label={said.format}
          searchable={false}
          value={current.format ?? 'auto'}
          options={(['auto', ...measureFormats] as const).map((value) => ({ value, label: said.formats[value] }))}
          onChange={(value) => {
            onKeep({ name: current.name, measure, format: value === 'auto' ? null : value }, current.id);
          }}
        />
      )}
      {open === null ? (
        <Button
          kind="plain"
          size="small"
          className={classes.add}
          onClick={() => {
            setDraft({ of, name: current?.name ?? measureTitle(measure, { ...speech, kept: [] }), tried: false });
          }}
        >
          {current === undefined ? said.kept.keep : said.kept.rename}
        </Button>
      ) : (
        <>
          <TextField
            label={said.kept.name}
            value={open.name}
            error={open.tried ? fault : undefined}
            onChange={(next) => {
              setDraft({ of, name: next, tried: false });
            }}
            onEnter={save}
          />
          <div className={classes.bounds}>
            <Button size="small" onClick={save}>
              {said.kept.save}
            </Button>
            <Button
              kind="plain"
              size="small"
              onClick={() => {
                setDraft(null);
              }}
            >
              {said.kept.cancel}
            </Button>
          </div>
        </>
      )}
    </Section>
  );
}
