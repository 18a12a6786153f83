import { Fragment } from 'react';

/** A sentence in which `**…**` is said louder; the only mark-up that words may carry. */
export function RichText({ text }: { readonly text: string }) {
  const parts = text.split('**');
  return (
    <>
      {parts.map((part, index) => (
        // The parts of one text never change their places.
        <Fragment key={index}>{index % 2 === 1 && index < parts.length - 1 ? <strong>{part}</strong> : part}</Fragment>
      ))}
    </>
  );
}
