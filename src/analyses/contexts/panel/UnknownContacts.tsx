import { useState, type ReactNode } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { Section } from '../../../ui/Section.tsx';
import type { Speech } from '../../measure-words.ts';

export interface UnknownContactsProps {
  readonly count: number;
  readonly speech: Speech;
  /** Counted while it is shown. */
  readonly table: () => ReactNode;
}

/** The contacts of nobody who is known, apart: in no rate, counted when one asks. */
export function UnknownContacts({ count, speech, table }: UnknownContactsProps) {
  const [shown, setShown] = useState(false);
  const said = speech.words.contextsLacking.apart;
  return (
    <Section
      title={said.title}
      note={said.note(count)}
      end={
        <Button
          size="small"
          onClick={() => {
            setShown(!shown);
          }}
        >
          {shown ? said.hide : said.show}
        </Button>
      }
    >
      {shown ? table() : null}
    </Section>
  );
}
