import { useState } from 'react';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { problemSentence } from '../../locales/problem-sentence.ts';
import { Stopped, UserError } from '../../model/problem.ts';
import type { FieldId } from '../../model/record.ts';
import { useApp, useAsOf, useScope, useSession } from '../../store/app-context.tsx';
import type { Inspected } from '../../store/session-store.ts';
import { writeList, type ListFormat } from '../../store/tables.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { MultiSelectField } from '../../ui/MultiSelectField.tsx';
import { RichText } from '../../ui/RichText.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import classes from './CustomersDialog.module.css';
import { CustomersTable, useCustomerCount } from '../CustomersTable.tsx';
import { fileStem, firstFields, isPersonal } from '../shown-fields.ts';

/** The customers behind a number: shown while the session inspects some. Placed once, by the shell. */
export function CustomersDialog() {
  const inspected = useSession((session) => session.inspected);
  const set = useSession((session) => session.set);
  const scope = useScope();
  return (
    <Dialog
      open={inspected !== null && scope !== null}
      onClose={() => {
        set({ inspected: null });
      }}
      title={inspected?.title ?? ''}
      size="large"
    >
      {inspected === null ? null : <Body inspected={inspected} />}
    </Dialog>
  );
}

const place = 'inspected';

function Body({ inspected }: { readonly inspected: Inspected }) {
  const words = useWords();
  const formats = useFormats();
  const scope = useScope();
  const asOf = useAsOf();
  const [chosen, setChosen] = useState<readonly FieldId[] | null>(null);
  const count = useCustomerCount(inspected.rule, place);
  const { write, busy } = useListFile(inspected);
  if (scope === null) return null;
  const { record } = scope.scope;
  const fields = (chosen ?? firstFields(record)).filter((id) => record.fields.some((field) => field.id === id));
  const several = new Set(record.fields.map((field) => field.source)).size > 1;
  const options = record.fields.map((field) => ({
    value: field.id,
    label: isPersonal(field) ? `${field.label} · ${words.customers.personal}` : field.label,
    group: several ? field.source : undefined,
  }));
  const { value } = count;
  const none = value === null || value.kept === 0;
  return (
    <div className={classes.body}>
      <p className={classes.count} aria-live="polite">
        {value === null ? (
          words.customers.counting
        ) : (
          <RichText text={value.kept === value.all ? words.customers.all(value.all) : words.customers.some(value)} />
        )}
        {asOf === null || value === null ? null : <span> · {words.customers.asOf(formats.dateLong(asOf))}</span>}
      </p>
      <MultiSelectField
        label={words.customers.columns}
        value={fields}
        options={options}
        onChange={setChosen}
        placeholder={words.customers.columnsPlaceholder}
      />
      <CustomersTable
        rule={inspected.rule}
        fields={fields}
        place={place}
        label={words.customers.table(inspected.title)}
        height={400}
      />
      <div className={classes.foot}>
        <span className={classes.note}>{words.customers.fileNote}</span>
        <span className={classes.acts}>
          <Button
            busy={busy === 'utf-8'}
            disabled={none}
            onClick={() => {
              void write('utf-8', fields);
            }}
          >
            {words.customers.csv}
          </Button>
          <Button
            kind="primary"
            busy={busy === 'excel-fr'}
            disabled={none}
            onClick={() => {
              void write('excel-fr', fields);
            }}
          >
            {words.customers.excel}
          </Button>
        </span>
      </div>
    </div>
  );
}

/** Writes the list and gives it to the person; says how many customers it holds, or why it could not. */
function useListFile(inspected: Inspected): {
  readonly write: (format: ListFormat, fields: readonly FieldId[]) => Promise<void>;
  readonly busy: ListFormat | null;
} {
  const { services } = useApp();
  const words = useWords();
  const scope = useScope();
  const toast = useToast();
  const [busy, setBusy] = useState<ListFormat | null>(null);
  const write = async (format: ListFormat, fields: readonly FieldId[]): Promise<void> => {
    if (scope === null) return;
    setBusy(format);
    try {
      const list = { rule: inspected.rule, fields, format, customerHeader: words.customers.header };
      const { parts, customers } = await writeList(services.engine, scope.scope, list, {});
      const file = words.customers.file({ title: fileStem(inspected.title), asOf: scope.scope.asOf });
      services.saveFile(file, parts, 'text/csv;charset=utf-8');
      toast({ message: words.customers.written({ customers, file }) });
    } catch (error) {
      if (error instanceof UserError) toast({ message: problemSentence(words.problems, error.problem), tone: 'error' });
      else if (!(error instanceof Stopped)) throw error;
    } finally {
      setBusy(null);
    }
  };
  return { write, busy };
}
