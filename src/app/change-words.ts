import { useFormats, useWords } from '../locales/locale-context.tsx';
import type { SourcesWords } from '../locales/fr/sources.ts';
import type { EventMaking } from '../model/event-making.ts';
import type { Change } from '../project/change.ts';
import type { Project } from '../project/project.ts';

/** Gives the function that says an act in words, with the recipe it was done on. */
export function useChangeWords(): (change: Change, before: Project) => string {
  const words = useWords();
  const formats = useFormats();
  const { acts } = words.history;
  return (change, before) => {
    const named = (id: string): string | undefined => before.combinations.find((one) => one.id === id)?.name;
    const file = (id: string): string => before.sources.find((source) => source.id === id)?.file.name ?? id;
    const files = (ids: readonly string[]): string => formats.list(ids.map(file));
    const segment = (id: string | null): string | null => before.segments.find((one) => one.id === id)?.name ?? id;
    const segmentation = (id: string): string => before.segmentations.find((one) => one.id === id)?.name ?? id;
    switch (change.type) {
      case 'project/renamed':
        return acts[change.type]({ name: change.name });
      case 'sources/added':
        return acts[change.type]({ files: formats.list(change.sources.map((source) => source.file.name)) });
      case 'source/reread':
      case 'source/removed':
        return acts[change.type]({ file: file(change.id) });
      case 'source/kind-set':
        return acts[change.type]({ file: named(change.id) ?? file(change.id), kind: words.sources.kinds[change.kind] });
      case 'source/role-set':
        return acts[change.type]({ column: change.column, role: words.sources.roles[change.role] });
      case 'source/events-made':
        return acts[change.type]({
          file: named(change.id) ?? file(change.id),
          choices: formats.list(makingWords(change.making, words.sources)),
        });
      case 'sources/confirmed':
        return acts[change.type]({ count: change.ids.length });
      case 'sources/combined': {
        const held = before.combinations.find((one) => one.id === change.combination.id)?.members ?? [];
        const added = change.combination.members.filter((one) => !held.some((other) => other.source === one.source));
        const name = change.combination.name;
        return held.length === 0
          ? acts[change.type].made({ name, files: files(added.map((one) => one.source)) })
          : acts[change.type].added({ name, files: files(added.map((one) => one.source)) });
      }
      case 'sources/separated':
        return acts[change.type]({ name: named(change.id) ?? change.id });
      case 'sources/kept-apart':
        return acts[change.type]({ files: files(change.ids) });
      case 'combination/column-mapped':
        return acts[change.type]({ column: change.column, to: change.to, file: file(change.source) });
      case 'combination/named':
        return acts[change.type]({ name: change.name });
      case 'source/replaced':
        return acts[change.type]({ file: file(change.id), by: change.file.name });
      case 'source/differences-seen':
        return acts[change.type]({ file: file(change.id) });
      case 'as-of/set':
        return acts[change.type]({ date: change.date === null ? null : formats.date(change.date) });
      case 'population/set':
        return acts[change.type]({ name: segment(change.segment) });
      case 'segment/added':
        return acts[change.type]({ name: change.segment.name });
      case 'segment/renamed':
        return acts[change.type]({ name: change.name });
      case 'segment/rule-set':
      case 'segment/removed':
        return acts[change.type]({ name: segment(change.id) ?? change.id });
      case 'measure/kept':
        return acts[change.type]({
          name: change.measure.name,
          known: before.measures.some((one) => one.id === change.measure.id),
        });
      case 'measure/removed':
        return acts[change.type]({ name: before.measures.find((one) => one.id === change.id)?.name ?? change.id });
      case 'segmentation/added':
        return acts[change.type]({ name: change.segmentation.name });
      case 'segmentation/renamed':
        return acts[change.type]({ name: change.name });
      case 'segmentation/rest-named':
        return acts[change.type]({ name: segmentation(change.id), rest: change.name });
      case 'segmentation/plan-set':
        return acts[change.type]({ name: segmentation(change.id), act: change.act });
      case 'segmentation/removed':
        return acts[change.type]({ name: segmentation(change.id) });
      case 'currency/set':
        return acts[change.type]({
          currency: change.currency === 'none' ? words.project.currency.none : change.currency,
        });
      case 'distribution/set':
      case 'contexts/set':
      case 'context/kept':
      case 'context/let-go':
      case 'lifecycle/set':
        return acts[change.type];
    }
  };
}

function makingWords(
  { grain, amount, discount, returns }: Partial<EventMaking>,
  words: SourcesWords,
): readonly string[] {
  const said = words.making;
  return [
    ...(grain === undefined ? [] : [said.grainChoices[grain]]),
    ...(amount === undefined ? [] : [said.amountChoices[amount]]),
    ...(discount === undefined ? [] : [said.discountChoices[discount ?? 'suggested']]),
    ...(returns === undefined ? [] : [said.returnsChoices[returns]]),
  ];
}
