import { lazy } from 'react';
import { useData, useProject } from '../../store/app-context.tsx';
import { Welcome } from './Welcome.tsx';

const ProjectHome = lazy(() => import('./ProjectHome.tsx').then((module) => ({ default: module.ProjectHome })));

/** Where am I? Without a project, what this is; with one, what was found and what is next. */
export function HomeScreen() {
  const sources = useProject((project) => project.sources.length);
  const arriving = useData((data) => data.arriving.length);
  return sources === 0 && arriving === 0 ? <Welcome /> : <ProjectHome />;
}
