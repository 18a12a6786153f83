import classes from './Kbd.module.css';

export function Kbd({ children }: { readonly children: string }) {
  return <kbd className={classes.key}>{children}</kbd>;
}
