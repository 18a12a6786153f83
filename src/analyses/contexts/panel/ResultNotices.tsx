import { Button } from '../../../ui/Button.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { dimensionWords, type Speech } from '../../measure-words.ts';
import type { ContextRates } from '../result.ts';
import { isOn, type ContextsSpec, type SpecDimension } from '../spec.ts';
import { contextWords } from './chip-words.ts';

export interface ResultNoticesProps {
  readonly result: ContextRates;
  readonly spec: ContextsSpec;
  /** A person stopped the search: what is shown was found until then. */
  readonly stopped: boolean;
  readonly running: boolean;
  readonly speech: Speech;
  readonly onSpecChange: (spec: ContextsSpec) => void;
}

/** A proposal of ours (methods.md §4): contexts rarely call twenty times as often as the rest. */
const tautologyLift = 20;
/** One customer with so much of all contacts is said. */
const notableShare = 0.25;
const fewContacts = 30;

/** What a person should know before they believe the list, and what to do about it. */
export function ResultNotices({ result, spec, stopped, running, speech, onSpecChange }: ResultNoticesProps) {
  const said = speech.words.contextsSetUp;
  const { totals, seen } = result;
  const strange = [...result.lines, ...result.leads].find(
    ({ contacts, rate, restRate }) =>
      restRate !== null && (restRate > 0 ? rate / restRate > tautologyLift : contacts >= fewContacts),
  );
  const asked = Math.min(result.spec.depth, result.dimensions.length);
  const exclude = (choice: SpecDimension): void => {
    const dimensions = spec.dimensions.map((one) =>
      JSON.stringify(one.dimension) === JSON.stringify(choice.dimension) ? { ...one, excluded: true } : one,
    );
    onSpecChange({ ...spec, dimensions });
  };
  return (
    <>
      {totals.contacts > 0 && totals.contacts < fewContacts ? (
        <Notice tone="warn">{said.fewContacts(totals.contacts)}</Notice>
      ) : null}
      {totals.contacts >= fewContacts && seen.most / totals.contacts > notableShare ? (
        <Notice tone="warn">{said.oneCaller(seen.most / totals.contacts)}</Notice>
      ) : null}
      {result.depth >= asked || running || totals.contacts === 0 ? null : (
        <Notice tone="info">{stopped ? said.partial(result.depth) : said.tooDeep(result.depth)}</Notice>
      )}
      {strange === undefined ? null : (
        <Notice
          tone="warn"
          action={strange.values
            .filter(({ choice }) => isOn(choice))
            .map(({ choice }) => (
              <Button
                key={JSON.stringify(choice.dimension)}
                onClick={() => {
                  exclude(choice);
                }}
              >
                {said.exclude(dimensionWords(choice.dimension, speech))}
              </Button>
            ))}
        >
          {strange.restRate === 0
            ? speech.words.contextsLacking.allInOne(contextWords(strange, result.spec.dimensions, speech))
            : said.tautology({
                context: contextWords(strange, result.spec.dimensions, speech),
                times: speech.formats.integer(strange.rate / (strange.restRate ?? 1)),
              })}
        </Notice>
      )}
    </>
  );
}
