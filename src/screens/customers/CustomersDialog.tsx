import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { FileFormat } from '../../exports/list/list-writer.ts';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import type { FieldId } from '../../model/record.ts';
import { allOf, type Rule } from '../../model/rule.ts';
import { useAsOf, useScope, useSession } from '../../store/app-context.tsx';
import type { Inspected } from '../../store/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { MultiSelectField } from '../../ui/MultiSelectField.tsx';
import { ProgressLine } from '../../ui/ProgressLine.tsx';
import { RichText } from '../../ui/RichText.tsx';
import { SelectField } from '../../ui/SelectField.tsx';
import { SwitchField } from '../../ui/SwitchField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { CustomersTable, useCustomerCount } from '../CustomersTable.tsx';
import { useRuleSpeech } from '../use-rule-speech.tsx';
import { firstFields, isPersonal } from '../shown-fields.ts';
import { AnonymityNote } from './AnonymityNote.tsx';
import classes from './CustomersDialog.module.css';
import { useListFile } from './use-list-file.tsx';

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

/** No field is called so: those of the record hold a `/`. */
const everybody = 'all';

function Body({ inspected }: { readonly inspected: Inspected }) {
  const words = useWords();
  const formats = useFormats();
  const scope = useScope();
  const asOf = useAsOf();
  const [chosen, setChosen] = useState<readonly FieldId[] | null>(null);
  const [search, setSearch] = useState('');
  const count = useCustomerCount(inspected.rule, place);
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
      <div className={classes.choices}>
        <MultiSelectField
          label={words.customers.columns}
          value={fields}
          options={options}
          onChange={setChosen}
          placeholder={words.customers.columnsPlaceholder}
        />
        <TextField
          label={words.customers.search}
          search
          icon={<IconSearch size={15} stroke={1.75} aria-hidden />}
          value={search}
          onChange={setSearch}
        />
      </div>
      <CustomersTable
        rule={inspected.rule}
        fields={fields}
        place={place}
        search={search}
        label={words.customers.table(inspected.title)}
        height={320}
      />
      <Foot inspected={inspected} fields={fields} />
    </div>
  );
}

const others: readonly FileFormat[] = ['parquet', 'xlsx', 'utf-8'];

/** Who is in the file, what it tells of them, and as what it is written. */
function Foot({ inspected, fields }: { readonly inspected: Inspected; readonly fields: readonly FieldId[] }) {
  const { customers: words } = useWords();
  const speech = useRuleSpeech();
  const scope = useScope();
  const consents = (scope?.scope.record.fields ?? []).filter(
    (field) => field.role === 'consent' && field.type === 'boolean',
  );
  const [consent, setConsent] = useState<string>(consents[0]?.id ?? everybody);
  const [reasons, setReasons] = useState(false);
  const inFile: Rule =
    consent === everybody
      ? inspected.rule
      : allOf([inspected.rule, { kind: 'field', field: consent, test: { op: 'is', values: [true] } }]);
  const all = useCustomerCount(inspected.rule, place).value;
  const kept = useCustomerCount(inFile, `${place}/file`).value;
  const { write, writing, stop } = useListFile(speech);
  const none = kept === null || kept.kept === 0;
  const button = (format: FileFormat, kind: 'primary' | 'quiet') => (
    <Button
      key={format}
      kind={kind}
      busy={writing?.format === format}
      disabled={none || (writing !== null && writing.format !== format)}
      onClick={() => {
        void write({ title: inspected.title, rule: inFile, because: reasons ? inspected.rule : null, fields }, format);
      }}
    >
      {words.formats[format]}
    </Button>
  );
  return (
    <div className={classes.foot}>
      <div className={classes.file}>
        {consents.length === 0 ? null : (
          <div className={classes.consent}>
            <SelectField
              label={words.consent.label}
              value={consent}
              options={[
                ...consents.map((field) => ({ value: field.id, label: words.consent.only(field.label) })),
                { value: everybody, label: words.consent.none },
              ]}
              onChange={setConsent}
            />
          </div>
        )}
        <SwitchField label={words.reasons.label} checked={reasons} onChange={setReasons} />
      </div>
      <div className={classes.note} aria-live="polite">
        {all === null || kept === null ? null : (
          <p>
            <RichText
              text={
                consent === everybody
                  ? words.consent.all(kept.kept)
                  : words.consent.left({ kept: kept.kept, left: all.kept - kept.kept })
              }
            />
          </p>
        )}
        <AnonymityNote rule={inFile} fields={fields} place={place} />
        <p>{words.fileNote}</p>
      </div>
      {writing === null || kept === null ? null : (
        <ProgressLine
          label={words.writing}
          share={kept.kept === 0 ? null : writing.customers / kept.kept}
          onStop={stop}
        />
      )}
      <span className={classes.acts}>
        {others.map((format) => button(format, 'quiet'))}
        {button('excel-fr', 'primary')}
      </span>
    </div>
  );
}
