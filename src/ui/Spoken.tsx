import classes from './Spoken.module.css';

/** What is heard and not seen: said when it changes, after what is being said. */
export function Spoken({ children }: { readonly children: string }) {
  return (
    <p className={classes.spoken} role="status">
      {children}
    </p>
  );
}
