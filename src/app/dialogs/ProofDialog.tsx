import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { NO_VALUE } from '../../locales/number-formats.ts';
import { useApp, useSession } from '../../store/app-context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { SimpleTable } from '../../ui/SimpleTable.tsx';
import { useTraffic } from '../TopEnd.tsx';
import { StoredBytes } from './StoredBytes.tsx';
import classes from './dialogs.module.css';

/** What the page asked for since it was opened, as the browser counted it. */
export function ProofDialog() {
  const app = useApp();
  const words = useWords();
  const formats = useFormats();
  const { privacy } = words.shell;
  const open = useSession((session) => session.dialog === 'proof');
  const traffic = useTraffic();
  const inside = traffic.filter((entry) => !entry.outside);
  const outside = traffic.filter((entry) => entry.outside && !entry.refused);
  const refused = traffic.filter((entry) => entry.refused);
  const close = (): void => {
    app.session.setState({ dialog: null });
  };
  return (
    <Dialog
      open={open}
      onClose={close}
      title={privacy.title}
      size="large"
      actions={
        <>
          <Button kind="plain" onClick={() => app.session.setState({ dialog: 'wipe' })}>
            {privacy.wipe}
          </Button>
          <Button kind="primary" onClick={close}>
            {words.shell.verbs.close}
          </Button>
        </>
      }
    >
      <p>{privacy.intro}</p>
      <ul className={classes.lines}>
        <li>
          <strong>{privacy.outside(outside.length)}</strong>
        </li>
        <li>{privacy.own(inside.length)}</li>
        <li>{privacy.sealed}</li>
        <li>{privacy.policy}</li>
        <li>
          <StoredBytes open={open} />
        </li>
      </ul>
      <p>{privacy.tryIt}</p>
      <h3 className={classes.heading}>{privacy.attempts}</h3>
      {refused.length + outside.length === 0 ? <p>{privacy.noAttempt}</p> : null}
      <SimpleTable
        caption={privacy.title}
        dense
        columns={[
          { id: 'address', label: privacy.address, heading: true, cell: (entry) => shortAddress(entry.address) },
          { id: 'kind', label: privacy.kind, cell: (entry) => entry.kind },
          {
            id: 'bytes',
            label: privacy.size,
            align: 'end',
            cell: (entry) => (entry.bytes === null ? NO_VALUE : formats.bytes(entry.bytes)),
          },
        ]}
        rows={[...refused, ...outside, ...inside]}
        rowKey={(_, index) => index}
      />
    </Dialog>
  );
}

const shortAddress = (address: string): string =>
  address.startsWith(location.origin) ? address.slice(location.origin.length) : address;
