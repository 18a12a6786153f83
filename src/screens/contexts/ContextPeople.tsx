import { CommentList, LifePosition } from '../../analyses/contexts/panel/ContextPeople.tsx';
import {
  commentsOf,
  commentsQuery,
  lifeDimensions,
  lifeQuery,
  readComments,
  readLife,
} from '../../analyses/contexts/people-queries.ts';
import { useFormats, useWords } from '../../locales/locale-context.tsx';
import { useApp, useComputed } from '../../store/app-context.tsx';
import type { Context, ContextRates } from '../../analyses/contexts/result.ts';
import type { ContextsSpec } from '../../analyses/contexts/spec.ts';
import type { ProjectScope } from '../../store/scope.ts';

export interface ContextPeopleProps {
  readonly spec: ContextsSpec;
  readonly scope: ProjectScope;
  readonly context: Context;
  readonly result: ContextRates;
}

/** Where in their life the customers of the open context are, and what they wrote; asked when it is opened. */
export function ContextPeople({ spec, scope, context, result }: ContextPeopleProps) {
  const app = useApp();
  const words = useWords();
  const formats = useFormats();
  const { record } = scope.scope;
  const dimensions = spec.outcome === null ? lifeDimensions(result.dimensions, context) : [];
  const comments = commentsOf(record);
  const key = JSON.stringify([scope.key, spec, context.id]);
  const life = useComputed('contexts:life', dimensions.length === 0 ? null : key, async ({ signal, place }) =>
    readLife(
      await app.services.engine.query(lifeQuery(spec, scope.scope, context, dimensions), { signal, place }),
      dimensions,
    ),
  );
  const written = useComputed('contexts:comments', comments === null ? null : key, async ({ signal, place }) => {
    if (comments === null) throw new Error('A key comes with comments');
    return readComments(
      await app.services.engine.query(commentsQuery(spec, scope.scope, context, comments), { signal, place }),
    );
  });
  const speech = { words, formats, record };
  return (
    <>
      {dimensions.length === 0 || life.value === null || life.stale ? null : (
        <LifePosition profiles={life.value} speech={speech} />
      )}
      {comments === null || written.value === null || written.stale ? null : (
        <CommentList comments={written.value} column={comments.comment} speech={speech} />
      )}
    </>
  );
}
