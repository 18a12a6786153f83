import { IconDots, IconGripVertical } from '@tabler/icons-react';
import type { DragEvent, KeyboardEvent } from 'react';
import { useWords } from '../../locales/locale-context.tsx';
import {
  duplicatedAt,
  movedBeside,
  movedBy,
  placeAfter,
  removedAt,
  switchedAt,
  wrappedAt,
  type Move,
} from '../../model/edit-rule.ts';
import type { RulePath } from '../../model/rule-path.ts';
import type { Rule } from '../../model/rule.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { handleId, placeWords, useRuleEdit } from './rule-edit.tsx';
import classes from './rule.module.css';

const dragged = 'application/x-ecart-rule-part';

const moves: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};

export interface PartProps {
  readonly path: RulePath;
  readonly rule: Rule;
}

/** What a part is taken by: dragged, or moved by the arrow keys. */
export function PartHandle({ path, rule }: PartProps) {
  const { segmentRule } = useWords();
  const edit = useRuleEdit();
  const step = (event: KeyboardEvent): void => {
    const move = moves[event.key];
    if (move === undefined) return;
    event.preventDefault();
    moveBy(edit, path, move);
  };
  return (
    <IconButton
      id={handleId(path)}
      size="small"
      draggable
      className={classes.handle ?? ''}
      label={rule.kind === 'group' ? segmentRule.groupHandle : segmentRule.handle(placeWords(path))}
      icon={<IconGripVertical size={16} stroke={1.75} aria-hidden />}
      onKeyDown={step}
      onDragStart={(event) => {
        event.dataTransfer.setData(dragged, JSON.stringify(path));
        event.dataTransfer.effectAllowed = 'move';
      }}
    />
  );
}

type Edit = ReturnType<typeof useRuleEdit>;

function moveBy(edit: Edit, path: RulePath, move: Move): void {
  const place = placeAfter(edit.rule, path, move);
  if (place === null) return;
  edit.change(movedBy(edit.rule, path, move));
  edit.follow(place);
}

/** Where a dragged part can be let go: before or after this one, by the half of it that is under the pointer. */
export function useDropPlace(path: RulePath) {
  const edit = useRuleEdit();
  const sideOf = (event: DragEvent<HTMLElement>): 'before' | 'after' => {
    const { top, height } = event.currentTarget.getBoundingClientRect();
    return event.clientY < top + height / 2 ? 'before' : 'after';
  };
  return {
    onDragOver: (event: DragEvent<HTMLElement>) => {
      if (!event.dataTransfer.types.includes(dragged)) return;
      event.preventDefault();
      event.stopPropagation();
      event.currentTarget.dataset['drop'] = sideOf(event);
    },
    onDragLeave: (event: DragEvent<HTMLElement>) => {
      delete event.currentTarget.dataset['drop'];
    },
    onDrop: (event: DragEvent<HTMLElement>) => {
      delete event.currentTarget.dataset['drop'];
      const text = event.dataTransfer.getData(dragged);
      if (text === '') return;
      event.preventDefault();
      event.stopPropagation();
      const from: unknown = JSON.parse(text);
      if (!Array.isArray(from) || !from.every((one): one is number => Number.isSafeInteger(one))) return;
      edit.change(movedBeside(edit.rule, from, path, sideOf(event)));
    },
  };
}

/** Everything that can be done with a part of a rule. */
export function PartMenu({ path, rule }: PartProps) {
  const { segmentRule: words } = useWords();
  const edit = useRuleEdit();
  const { acts } = words;
  const act = (label: string, mend: (of: Edit['rule'], at: RulePath) => Edit['rule']) => ({
    label,
    onSelect: () => {
      edit.change(mend(edit.rule, path));
    },
  });
  const step = (move: Move) => ({
    label: acts[move],
    disabled: placeAfter(edit.rule, path, move) === null,
    onSelect: () => {
      moveBy(edit, path, move);
    },
  });
  return (
    <Menu
      target={
        <IconButton
          size="small"
          label={rule.kind === 'group' ? words.groupMenu : words.menu(placeWords(path))}
          icon={<IconDots size={16} stroke={1.75} aria-hidden />}
        />
      }
      sections={[
        {
          items: [
            act(acts.duplicate, duplicatedAt),
            act(rule.off === true ? acts.back : acts.aside, switchedAt),
            act(acts.wrap, wrappedAt),
          ],
        },
        { items: [step('up'), step('down'), step('in'), step('out')] },
        { items: [{ ...act(acts.remove, removedAt), danger: true }] },
      ]}
    />
  );
}
