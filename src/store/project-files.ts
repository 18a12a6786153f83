import { UserError } from '../model/problem.ts';
import { begin } from '../project/history.ts';
import type { App } from './app.ts';

/** Opens a project file in place of what is open. Throws a UserError when it is none. */
export async function importProjectFile(
  app: App,
  file: File,
): Promise<{ readonly name: string; readonly missing: number }> {
  const text = await file.text().catch((cause: unknown) => {
    throw new UserError({ code: 'file-unreadable', file: file.name }, { cause });
  });
  const { parseProjectFile } = await import('../project/schema.ts');
  const project = parseProjectFile(text, file.name);
  const history = begin(project);
  await app.openProject(history);
  await app.services.projects.save(history, app.services.now().getTime());
  const { sources } = app.data.getState();
  return {
    name: project.name,
    missing: project.sources.filter((source) => sources[source.id]?.state === 'file-needed').length,
  };
}
