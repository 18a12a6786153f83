import { useId, useState, type ReactNode } from 'react';
import { Headline } from '../ui/Headline.tsx';
import { Notice } from '../ui/Notice.tsx';
import { RichText } from '../ui/RichText.tsx';
import { SimpleTable } from '../ui/SimpleTable.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import type { ChartTable } from './chart-table.ts';
import { ChartExport, type ChartExportLabels } from './ChartExport.tsx';
import classes from './ChartFigure.module.css';
import type { Drawing } from './drawing.ts';
import { VegaChart, type VegaChartProps } from './VegaChart.tsx';

export interface ChartLabels extends ChartExportLabels {
  readonly chart: string;
  readonly table: string;
  readonly failed: string;
}

export interface ChartFigureProps<Row, View extends string = never> extends Pick<
  VegaChartProps,
  'onSignal' | 'onMark'
> {
  /** The finding, as a sentence. */
  readonly title: string;
  /** What, for whom, as of when, n. `**…**` is said louder. */
  readonly subtitle?: string | undefined;
  /** What was left out. */
  readonly footnote?: ReactNode;
  readonly drawing: Drawing;
  /** In the place of the picture: why there is none. */
  readonly instead?: ReactNode;
  readonly table: ChartTable<Row>;
  /** A row of the twin that is chosen, by click or Enter: what a click on its mark does. */
  readonly onRow?: ((row: Row) => void) | undefined;
  readonly labels: ChartLabels;
  /** Without extension. */
  readonly fileName: string;
  /** `headline`: the chart of the screen, whose title is the screen's `h1`. */
  readonly level?: 'headline' | 'section' | undefined;
  /** Other pictures of the same thing, as tabs before the table. */
  readonly views?: readonly { readonly value: View; readonly label: string }[] | undefined;
  readonly view?: View | undefined;
  readonly onView?: ((view: View) => void) | undefined;
  /** At the end of the tabs: "under the hood". */
  readonly end?: ReactNode;
  /** Under the footnote: the selection's acts. */
  readonly children?: ReactNode;
}

const TABLE = 'table';

/** A picture with everything it must carry: finding, subtitle, footnote, table twin, exports. */
export function ChartFigure<Row, View extends string = never>(props: ChartFigureProps<Row, View>) {
  const {
    title,
    subtitle,
    footnote,
    drawing,
    instead,
    table,
    onRow,
    labels,
    fileName,
    level = 'section',
    views,
    view,
    onView,
    end,
    children,
    onSignal,
    onMark,
  } = props;
  const id = useId();
  const [twin, setTwin] = useState(false);
  const [failed, setFailed] = useState(false);
  const pictures: readonly { readonly value: string; readonly label: string }[] = views ?? [
    { value: 'chart', label: labels.chart },
  ];
  const shown = view ?? pictures[0]?.value ?? 'chart';
  return (
    <figure className={classes.figure} aria-labelledby={id}>
      <div id={id}>
        {level === 'headline' ? (
          <Headline subtitle={subtitle}>{title}</Headline>
        ) : (
          <>
            <h2 className={classes.title}>{title}</h2>
            {subtitle === undefined ? null : (
              <p className={classes.subtitle}>
                <RichText text={subtitle} />
              </p>
            )}
          </>
        )}
      </div>
      <Tabs
        label={title}
        value={twin ? TABLE : shown}
        tabs={[...pictures, { value: TABLE, label: labels.table }]}
        onChange={(value) => {
          setTwin(value === TABLE);
          const chosen = views?.find((one) => one.value === value);
          if (chosen !== undefined) onView?.(chosen.value);
        }}
        end={
          <span className={classes.end}>
            {end}
            <ChartExport
              drawing={drawing}
              title={title}
              subtitle={subtitle}
              table={table}
              labels={labels}
              fileName={fileName}
            />
          </span>
        }
      >
        {twin ? (
          <ChartTwin table={table} onRow={onRow} />
        ) : instead !== undefined ? (
          instead
        ) : failed ? (
          <Notice tone="warn">{labels.failed}</Notice>
        ) : (
          <VegaChart
            drawing={drawing}
            label={title}
            onSignal={onSignal}
            onMark={onMark}
            onFail={() => {
              setFailed(true);
            }}
          />
        )}
      </Tabs>
      {footnote === undefined ? null : <figcaption className={classes.footnote}>{footnote}</figcaption>}
      {children}
    </figure>
  );
}

/** The same figures as a table, for keyboard and screen reader. */
function ChartTwin<Row>({
  table,
  onRow,
}: {
  readonly table: ChartTable<Row>;
  readonly onRow: ((row: Row) => void) | undefined;
}) {
  return (
    <div className={classes.twin}>
      <SimpleTable<Row>
        caption={table.caption}
        dense
        rows={table.rows}
        onRow={onRow}
        rowKey={(_row, index) => index}
        columns={table.columns.map((column, index) => ({
          id: String(index),
          label: column.label,
          align: column.align,
          heading: index === 0,
          sortBy: column.value,
          cell: (row) => column.text?.(row) ?? String(column.value(row) ?? '—'),
        }))}
      />
    </div>
  );
}
