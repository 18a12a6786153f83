import { useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Chip, ChipRow } from '../../../ui/Chip.tsx';
import { Dimmed } from '../../../ui/Dimmed.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Section } from '../../../ui/Section.tsx';
import { SelectField } from '../../../ui/SelectField.tsx';
import type { Progress } from '../../../ui/progress.ts';
import type { Speech } from '../../measure-words.ts';
import { choosable, mostComposed, sharpestOf, valueKey, widerOf, withoutValue, withValue } from '../compose.ts';
import type { Values } from '../queries.ts';
import type { Context, ContextRates } from '../result.ts';
import { dimensionKey } from '../spec.ts';
import { choiceWords, levelOf, valueWords } from './chip-words.ts';
import { ContextTable } from './ContextTable.tsx';
import classes from './contexts.module.css';

export interface BuilderProps {
  readonly composed: Values;
  readonly result: ContextRates;
  /** The composed context counted; null until it is. */
  readonly context: Context | null;
  readonly nobody: boolean;
  readonly progress: Progress | null;
  /** ISO code of the currency of the amounts, where it is known. */
  readonly currency: string | null;
  readonly speech: Speech;
  readonly onCompose: (values: Values) => void;
}

const nothing: Values = { values: [], sides: [] };

/** A context composed by hand from values, with its numbers, and the one value that would make it sharper or wider. */
export function Builder({ composed, result, context, nobody, progress, currency, speech, onCompose }: BuilderProps) {
  const said = speech.words.contextsBuilder;
  const all = [...composed.values, ...composed.sides];
  return (
    <div className={classes.builder}>
      <p className={classes.note}>{said.intro}</p>
      <ChipRow label={said.values}>
        {all.map((value) => {
          const name = valueWords(value, result.spec.dimensions, speech);
          return (
            <Chip
              key={valueKey(value)}
              family={speech.words.contexts.families[value.choice.family]}
              name={name}
              onRemove={() => {
                onCompose(withoutValue(composed, value));
              }}
            >
              {name}
            </Chip>
          );
        })}
        {all.length < 2 ? null : (
          <Button
            kind="plain"
            size="small"
            onClick={() => {
              onCompose(nothing);
            }}
          >
            {said.clear}
          </Button>
        )}
      </ChipRow>
      {all.length >= mostComposed ? (
        <p className={classes.note}>{said.full}</p>
      ) : (
        <AddValue composed={composed} result={result} speech={speech} onCompose={onCompose} />
      )}
      {all.length === 0 ? (
        <EmptyState title={said.emptyTitle}>{said.empty}</EmptyState>
      ) : (
        <Dimmed progress={progress} height={160}>
          {nobody ? <p>{said.nobody}</p> : null}
          {context === null ? null : (
            <>
              <ContextTable
                caption={said.caption}
                contexts={[context]}
                result={result}
                currency={currency}
                speech={speech}
                opened={context.id}
              />
              <Suggestions
                composed={composed}
                context={context}
                result={result}
                speech={speech}
                onCompose={onCompose}
              />
            </>
          )}
        </Dimmed>
      )}
    </div>
  );
}

type PartProps = Pick<BuilderProps, 'composed' | 'result' | 'speech' | 'onCompose'>;

function AddValue({ composed, result, speech, onCompose }: PartProps) {
  const said = speech.words.contextsBuilder;
  const [picked, setPicked] = useState<string | null>(null);
  const offered = choosable(result, composed);
  const dimension = offered.find(({ choice }) => dimensionKey(choice) === picked) ?? null;
  return (
    <div className={classes.matrixFields}>
      <SelectField
        label={said.dimension}
        placeholder={said.choose}
        value={dimension === null ? null : picked}
        options={offered.map(({ choice }) => ({ value: dimensionKey(choice), label: choiceWords(choice, speech) }))}
        onChange={setPicked}
      />
      <SelectField
        key={picked}
        label={said.value}
        placeholder={said.choose}
        disabled={dimension === null}
        value={null}
        options={(dimension?.levels ?? []).map((level, place) => ({
          value: String(place),
          label: dimension === null ? '' : levelOf(dimension.choice, level, speech),
        }))}
        onChange={(place) => {
          const level = dimension?.levels[Number(place)];
          if (dimension === null || level === undefined) return;
          setPicked(null);
          onCompose(withValue(composed, { choice: dimension.choice, level }));
        }}
      />
    </div>
  );
}

function Suggestions({ composed, context, result, speech, onCompose }: PartProps & { readonly context: Context }) {
  const { words, formats } = speech;
  const said = words.contextsBuilder;
  const sharpest = composed.values.length + composed.sides.length < mostComposed ? sharpestOf(context) : null;
  const [widest] = widerOf(context);
  const rate = (value: number): string => formats.decimal(value, 2);
  return (
    <Section title={said.suggestions}>
      {sharpest === null ? (
        <p className={classes.sentence}>{said.noSharper(result.spec.minimumCustomers)}</p>
      ) : (
        <p className={classes.proposal}>
          {said.sharper({
            value: valueWords(sharpest.value, result.spec.dimensions, speech),
            rate: rate(sharpest.contacts / sharpest.exposure),
            own: rate(context.rate),
            customers: sharpest.customers,
          })}
          <Button
            size="small"
            onClick={() => {
              onCompose(withValue(composed, sharpest.value));
            }}
          >
            {said.add}
          </Button>
        </p>
      )}
      {widest === undefined ? null : (
        <p className={classes.proposal}>
          {said.wider({
            value: valueWords(widest.without, result.spec.dimensions, speech),
            rate: rate(widest.part.rate),
            own: rate(context.rate),
            customers: widest.part.customers,
          })}
          <Button
            size="small"
            onClick={() => {
              onCompose(withoutValue(composed, widest.without));
            }}
          >
            {said.drop}
          </Button>
        </p>
      )}
    </Section>
  );
}
