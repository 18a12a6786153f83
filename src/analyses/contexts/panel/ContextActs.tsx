import { ActBar } from '../../../ui/ActBar.tsx';
import { Button } from '../../../ui/Button.tsx';
import type { Speech } from '../../measure-words.ts';
import type { Context } from '../result.ts';
import { heavyWords } from './ContactsPerCustomer.tsx';

export interface ContextActsProps {
  readonly name: string;
  readonly context: Context;
  readonly speech: Speech;
  readonly onShowCustomers: () => void;
  readonly onMakeSegment: () => void;
  readonly onShowSql: () => void;
}

/** What can be done with the open context. */
export function ContextActs({ name, context, speech, onShowCustomers, onMakeSegment, onShowSql }: ContextActsProps) {
  const said = speech.words.contexts.acts;
  return (
    <ActBar label={said.label} subject={name} detail={heavyWords(context, speech)}>
      <Button onClick={onShowSql}>{said.sql}</Button>
      <Button onClick={onShowCustomers}>{said.customers}</Button>
      <Button kind="primary" onClick={onMakeSegment}>
        {said.segment}
      </Button>
    </ActBar>
  );
}
