import { useFormats, useWords } from '../../locales/locale-context.tsx';
import type { SourceId } from '../../model/record.ts';
import { brokenUses } from '../../project/broken-uses.ts';
import { useProject } from '../../store/app-context.tsx';
import { Notice } from '../../ui/Notice.tsx';

/** What was built on a source and does not hold as it is read now. */
export function BrokenUses({ source }: { readonly source: SourceId }) {
  const words = useWords();
  const w = words.combining.broken;
  const formats = useFormats();
  const broken = brokenUses(
    useProject((project) => project),
    source,
  );
  if (broken.length === 0) return null;
  return (
    <Notice tone="warn" remedy={w.remedy}>
      {broken.map(({ column, type, segments }) => {
        const names = {
          segments: formats.list(segments.map((name) => formats.quote(name))),
          count: segments.length,
          column,
        };
        return (
          <div key={column}>
            {type === null ? w.gone(names) : w.unfit({ ...names, type: words.sources.types[type] })}
          </div>
        );
      })}
    </Notice>
  );
}
