import { useFormats, useWords } from '../locales/locale-context.tsx';
import type { Change } from '../project/change.ts';
import type { Project } from '../project/project.ts';

/** Gives the function that says an act in words, with the recipe it was done on. */
export function useChangeWords(): (change: Change, before: Project) => string {
  const words = useWords();
  const formats = useFormats();
  const { acts } = words.history;
  return (change, before) => {
    const file = (id: string): string => before.sources.find((source) => source.id === id)?.file.name ?? id;
    const segment = (id: string | null): string | null => before.segments.find((one) => one.id === id)?.name ?? id;
    switch (change.type) {
      case 'project/renamed':
        return acts[change.type]({ name: change.name });
      case 'sources/added':
        return acts[change.type]({ files: formats.list(change.sources.map((source) => source.file.name)) });
      case 'source/reread':
      case 'source/removed':
        return acts[change.type]({ file: file(change.id) });
      case 'source/kind-set':
        return acts[change.type]({ file: file(change.id), kind: words.sources.kinds[change.kind] });
      case 'source/role-set':
        return acts[change.type]({ column: change.column, role: words.sources.roles[change.role] });
      case 'sources/confirmed':
        return acts[change.type]({ count: change.ids.length });
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
      case 'currency/set':
        return acts[change.type]({
          currency: change.currency === 'none' ? words.project.currency.none : change.currency,
        });
      case 'distribution/set':
      case 'contexts/set':
        return acts[change.type];
    }
  };
}
