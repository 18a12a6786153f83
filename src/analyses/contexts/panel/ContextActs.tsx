import { ActBar } from '../../../ui/ActBar.tsx';
import { Button } from '../../../ui/Button.tsx';
import type { Speech } from '../../measure-words.ts';
import type { Context } from '../result.ts';
import { heavyWords } from './ContactsPerCustomer.tsx';

export interface ContextActsProps {
  readonly name: string;
  readonly context: Context;
  readonly speech: Speech;
  /** Null where it is being edited already. */
  readonly onEdit: (() => void) | null;
  readonly kept: boolean;
  /** Keeps it, or lets it go. */
  readonly onKeep: () => void;
  readonly onShowCustomers: () => void;
  readonly onMakeSegment: () => void;
  readonly onShowSql: () => void;
}

/** What can be done with the open context. */
export function ContextActs({
  name,
  context,
  speech,
  onEdit,
  kept,
  onKeep,
  onShowCustomers,
  onMakeSegment,
  onShowSql,
}: ContextActsProps) {
  const said = speech.words.contexts.acts;
  return (
    <ActBar label={said.label} subject={name} detail={heavyWords(context, speech)}>
      {onEdit === null ? null : <Button onClick={onEdit}>{speech.words.contextsBuilder.edit}</Button>}
      <Button onClick={onKeep} aria-pressed={kept}>
        {kept ? speech.words.contextsFollow.letGo : speech.words.contextsFollow.keep}
      </Button>
      <Button onClick={onShowSql}>{said.sql}</Button>
      <Button onClick={onShowCustomers}>{said.customers}</Button>
      <Button kind="primary" onClick={onMakeSegment}>
        {said.segment}
      </Button>
    </ActBar>
  );
}
