import { useState } from 'react';
import { flowCustomersQuery, type FlowStep, type Look } from '../../../analyses/segmentation/moves/paths-query.ts';
import { csvWriter, typeOf } from '../../../exports/list/list-writer.ts';
import { listQuery } from '../../../exports/list/list.ts';
import { useFormats, useWords } from '../../../locales/locale-context.tsx';
import { problemSentence } from '../../../locales/problem-sentence.ts';
import type { Measure } from '../../../model/measure.ts';
import { Stopped, UserError } from '../../../model/problem.ts';
import { allOf, type Rule } from '../../../model/rule.ts';
import { useApp } from '../../../store/app-context.tsx';
import type { ProjectScope } from '../../../store/scope.ts';
import { Button } from '../../../ui/Button.tsx';
import { useToast } from '../../../ui/Toasts.tsx';
import { fileStem } from '../../shown-fields.ts';
import { useMakeSegment } from '../../use-make-segment.tsx';
import { mostPasted } from '../pasted-values.ts';
import classes from './segmentations.module.css';

interface ShownFlow {
  readonly looks: readonly [Look, Look];
  readonly step: FlowStep;
  readonly n: number;
}

interface FlowActsProps {
  readonly flow: ShownFlow;
  readonly measures: readonly Measure[];
  /** What the measures are called. */
  readonly titles: readonly string[];
  readonly title: string;
  readonly scope: ProjectScope;
  readonly onClose: () => void;
}

/** What can be made of the customers of a flow: a segment of them by name, a list like any other, a file of what changed for each. */
export function FlowActs({ flow, measures, titles, title, scope, onClose }: FlowActsProps) {
  const { services, session } = useApp();
  const words = useWords();
  const formats = useFormats();
  const toast = useToast();
  const makeSegment = useMakeSegment();
  const [busy, setBusy] = useState(false);
  const said = words.segmentReading.moves;
  const tooMany = flow.n > mostPasted;
  const consent = scope.scope.record.fields.find((field) => field.role === 'consent' && field.type === 'boolean');

  const rows = (of: readonly Measure[]) =>
    services.engine.query(flowCustomersQuery(flow.looks, flow.step, of, scope.scope, { offset: 0, limit: mostPasted }));
  // They went this way between two dates: no rule says so at one, so they are named.
  const named = async (): Promise<Rule> => ({
    kind: 'id',
    test: { op: 'is', values: (await rows([])).texts('customer_id').flatMap((id) => (id === null ? [] : [id])) },
  });
  const attempt = (act: () => Promise<void>) => async (): Promise<void> => {
    setBusy(true);
    try {
      await act();
    } catch (error) {
      if (error instanceof UserError) toast({ message: problemSentence(words.problems, error.problem), tone: 'error' });
      else if (!(error instanceof Stopped)) throw error;
    } finally {
      setBusy(false);
    }
  };
  const segment = attempt(async () => {
    makeSegment(await named(), title);
    onClose();
  });
  const list = attempt(async () => {
    const rule = await named();
    onClose();
    session.setState({ inspected: { title, rule } });
  });
  const changes = attempt(async () => {
    const found = await rows(measures);
    const ids = found.texts('customer_id');
    const cells = measures.flatMap((_, index) => [found.numbers(`before_${index}`), found.numbers(`after_${index}`)]);
    const kept = consent === undefined ? null : await consenting(await named(), consent.id);
    const columns = [
      { header: words.customers.header, type: 'text' as const },
      ...titles.flatMap((name) =>
        flow.looks.map(({ asOf }) => ({ header: `${name} (${formats.date(asOf)})`, type: 'decimal' as const })),
      ),
    ];
    const format = formats.language === 'fr' ? 'excel-fr' : 'utf-8';
    const writer = csvWriter(columns, format);
    const lines = ids.flatMap((id, row) =>
      kept !== null && (id === null || !kept.has(id)) ? [] : [[id, ...cells.map((column) => written(column[row]))]],
    );
    writer.add(lines);
    const file = said.changesFile(fileStem(title));
    services.saveFile(file, await writer.end(), typeOf(format));
    toast({
      message:
        kept === null
          ? words.customers.written({ customers: lines.length, file })
          : said.changesWritten({ customers: lines.length, left: ids.length - lines.length, file }),
    });
  });
  const consenting = async (rule: Rule, field: string): Promise<ReadonlySet<string | null>> => {
    const yes: Rule = { kind: 'field', field, test: { op: 'is', values: [true] } };
    const found = await services.engine.query(listQuery(allOf([rule, yes]), [], scope.scope, null));
    return new Set(found.texts('customer_id'));
  };
  const button = (label: string, act: () => Promise<void>) => (
    <Button
      size="small"
      disabled={busy || tooMany}
      onClick={() => {
        void act();
      }}
    >
      {label}
    </Button>
  );
  return (
    <div className={classes.flowActs}>
      {button(words.segmentation.acts.segment, segment)}
      {button(said.list, list)}
      {button(said.changes, changes)}
      {tooMany ? <span className={classes.quiet}>{said.tooMany(mostPasted)}</span> : null}
    </div>
  );
}

const written = (value: number | undefined): string | null =>
  value === undefined || Number.isNaN(value) ? null : String(value);
