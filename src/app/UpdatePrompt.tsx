import { useEffect, useSyncExternalStore } from 'react';
import { useWords } from '../locales/locale-context.tsx';
import { useApp } from '../store/app-context.tsx';
import { useToast } from '../ui/Toasts.tsx';

/** Offers the newer version once it is there; nothing changes under the reader's hands. */
export function UpdatePrompt() {
  const { updates } = useApp().services;
  const { update } = useWords().shell;
  const toast = useToast();
  const ready = useSyncExternalStore(updates.subscribe, updates.isReady);
  useEffect(() => {
    if (ready) toast({ message: update.ready, action: { label: update.apply, onClick: updates.apply } });
  }, [ready, toast, update, updates]);
  return null;
}
