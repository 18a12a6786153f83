import { useEffect, useState } from 'react';
import { useWords } from '../../locales/locale-context.tsx';

/** How much the browser keeps for the page: the app itself for offline work, projects and datasets. */
export function StoredBytes({ open }: { readonly open: boolean }) {
  const { privacy } = useWords().shell;
  const [bytes, setBytes] = useState<number | null>(null);
  useEffect(() => {
    if (!open) return;
    void navigator.storage.estimate().then(({ usage }) => {
      setBytes(usage ?? null);
    });
  }, [open]);
  return bytes === null ? null : <>{privacy.stored(bytes)}</>;
}
