import { useEffect } from 'react';
import { useApp, useSession } from '../store/app-context.tsx';
import { screens, type Screen } from '../store/session-store.ts';

/** The screen that an address names, as `#/sources`. */
export const screenOf = (hash: string): Screen => screens.find((screen) => `#/${screen}` === hash) ?? 'home';

/** Keeps the screen and the address in step, so that Back, reload and a bookmark do what they should. */
export function useScreenAddress(): void {
  const app = useApp();
  const screen = useSession((session) => session.screen);
  useEffect(() => {
    const follow = (): void => {
      app.session.setState({ screen: screenOf(location.hash), drawer: null, dialog: null });
    };
    window.addEventListener('hashchange', follow);
    return () => {
      window.removeEventListener('hashchange', follow);
    };
  }, [app]);
  useEffect(() => {
    if (screenOf(location.hash) !== screen) location.hash = `#/${screen}`;
  }, [screen]);
}
