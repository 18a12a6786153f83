import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import { droppedFiles } from './dropped-files.ts';

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, [contenteditable]') !== null);

/** Whether files hang over an element (or the page, for null), and what to do when they fall. An inner zone keeps the page from taking them twice. */
export function useFileDrop(
  place: RefObject<HTMLElement | null> | null,
  onFiles: (files: readonly File[]) => void,
  onPasteText?: (text: string) => void,
): boolean {
  const [over, setOver] = useState(false);
  // A folder may hold nothing: that is said by whoever takes the files.
  const give = useEffectEvent(onFiles);
  const pasted = useEffectEvent((text: string) => onPasteText?.(text));

  useEffect(() => {
    const target: HTMLElement | Document | null = place === null ? document : place.current;
    if (target === null) return;
    const ends = new AbortController();
    // Enter and leave come for every child; their balance says whether the pointer is still inside.
    let depth = 0;
    const listen = (type: 'dragenter' | 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void): void => {
      target.addEventListener(
        type,
        (event) => {
          if (event instanceof DragEvent && carriesFiles(event)) act(event);
        },
        { signal: ends.signal },
      );
    };
    listen('dragenter', (event) => {
      event.preventDefault();
      depth += 1;
      setOver(true);
    });
    listen('dragover', (event) => {
      event.preventDefault();
      if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy';
    });
    listen('dragleave', () => {
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    });
    listen('drop', (event) => {
      depth = 0;
      setOver(false);
      if (event.defaultPrevented || event.dataTransfer === null) return;
      event.preventDefault();
      void droppedFiles(event.dataTransfer).then(give);
    });
    if (place === null) {
      document.addEventListener(
        'paste',
        (event) => {
          if (isField(event.target) || event.clipboardData === null) return;
          const files = [...event.clipboardData.files];
          const text = event.clipboardData.getData('text/plain');
          if (files.length > 0) give(files);
          else if (text.trim() !== '') pasted(text);
        },
        { signal: ends.signal },
      );
    }
    return () => {
      ends.abort();
    };
  }, [place]);
  return over;
}
