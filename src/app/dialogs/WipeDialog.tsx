import { useWords } from '../../locales/locale-context.tsx';
import { useApp, useSession } from '../../store/app-context.tsx';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useToast } from '../../ui/Toasts.tsx';

export function WipeDialog() {
  const app = useApp();
  const { wipe } = useWords().shell;
  const toast = useToast();
  const open = useSession((session) => session.dialog === 'wipe');
  const close = (): void => {
    app.session.setState({ dialog: null });
  };
  return (
    <ConfirmDialog
      open={open}
      onClose={close}
      onConfirm={() => {
        close();
        void app.wipe().then(() => {
          app.session.setState({ screen: 'home' });
          toast({ message: wipe.done });
        });
      }}
      title={wipe.title}
      confirmLabel={wipe.confirm}
      danger
      typed={{ word: wipe.word, label: wipe.typeToConfirm(wipe.word) }}
    >
      <p>{wipe.body}</p>
      <p>{wipe.keepFirst}</p>
    </ConfirmDialog>
  );
}
