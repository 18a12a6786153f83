import { useEffect } from 'react';
import { useApp } from '../store/app-context.tsx';
import { screens } from '../store/session-store.ts';

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input:not([type=radio]):not([type=checkbox]), textarea, select, [role=textbox]') !== null);

/** A list takes letters, and knows nothing to undo. */
const isList = (target: EventTarget | null): boolean => target instanceof HTMLSelectElement;

/** Keys of the whole page. Ctrl/Cmd-K belongs to the palette; Esc to what is open. */
export function useShortcuts(): void {
  const app = useApp();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { document, session } = app;
      const mod = event.ctrlKey || event.metaKey;
      if (isTyping(event.target) && !(mod && isList(event.target))) return;
      if (mod && event.key.toLowerCase() === 'z') {
        event.preventDefault();
        if (event.shiftKey) document.getState().redo();
        else document.getState().undo();
        return;
      }
      if (mod && event.key.toLowerCase() === 'y') {
        event.preventDefault();
        document.getState().redo();
        return;
      }
      if (mod || event.altKey || session.getState().dialog !== null) return;
      if (event.key === '?') session.setState({ dialog: 'shortcuts' });
      if (event.key === '/') {
        const search = window.document.querySelector<HTMLInputElement>('#main input[type=search]');
        if (search === null) return;
        event.preventDefault();
        search.focus();
      }
      const screen = /^[1-9]$/.test(event.key)
        ? screens[Number(event.key)]
        : event.key === '0'
          ? screens[0]
          : undefined;
      if (screen !== undefined) session.setState({ screen });
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [app]);
}
