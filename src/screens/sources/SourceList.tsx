import { Fragment, useMemo } from 'react';
import type { SourceId } from '../../model/record.ts';
import { offersOf, type Offer } from '../../project/alike.ts';
import { combinationOf } from '../../project/combination.ts';
import { useData, useProject } from '../../store/app-context.tsx';
import { CombinationCard } from './CombinationCard.tsx';
import { TogetherBar } from './OfferBar.tsx';
import { SourceCard } from './SourceCard.tsx';

/** The sources in their order, each with what is asked about it; files that are one source under one heading. */
export function SourceList({ onEdit }: { readonly onEdit: (id: SourceId) => void }) {
  const project = useProject((one) => one);
  const arriving = useData((data) => data.arriving);
  const states = useData((data) => data.sources);
  const reading = arriving.some((one) => one.source === null && one.problem === null);
  const offers = useMemo((): readonly Offer[] => (reading ? [] : offersOf(project)), [project, reading]);
  return project.sources.map((source) => {
    const combination = combinationOf(project, source.id);
    if (combination !== undefined) {
      const first = project.sources.find((one) => combination.members.some((member) => member.source === one.id));
      return first === source ? (
        <CombinationCard key={combination.id} combination={combination} onEdit={onEdit} />
      ) : null;
    }
    const together = offers.find((offer) => offer.kind === 'together' && isFirst(offer.sources, source.id));
    const next = offers.find((offer) => offer.kind === 'next' && offer.source === source.id);
    return (
      <Fragment key={source.id}>
        {together?.kind === 'together' ? <TogetherBar offer={together} /> : null}
        <SourceCard
          source={source}
          state={states[source.id]}
          arriving={arriving.find((one) => one.source === source.id)}
          next={next?.kind === 'next' ? next : undefined}
          onEdit={() => {
            onEdit(source.id);
          }}
        />
      </Fragment>
    );
  });

  /** The bar stands before the one of them that comes first on the screen. */
  function isFirst(ids: readonly SourceId[], id: SourceId): boolean {
    return project.sources.find((source) => ids.includes(source.id))?.id === id;
  }
}
