import { useWords } from '../../locales/locale-context.tsx';
import type { PlaceShare } from '../../store/results.ts';
import { useFindings } from './use-findings.tsx';
import { QuantileStrip } from '../../charts/table-line/QuantileStrip.tsx';
import { Button } from '../../ui/Button.tsx';
import { RichText } from '../../ui/RichText.tsx';
import { Section } from '../../ui/Section.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useShare } from '../../ui/use-share.ts';
import classes from './Home.module.css';

/** What nobody asked for: the finding first, its numbers under it, the way to it at the end. */
export function Findings() {
  const { home: words, noticed } = useWords();
  const { state, findings, search } = useFindings();
  if (state === 'none') return null;
  const looking = state === 'looking';
  return (
    <Section title={words.found.title}>
      <div aria-busy={looking} aria-live="polite">
        {looking && findings.length === 0 ? (
          <div className={classes.looking}>
            <p className={classes.quiet}>{words.found.looking}</p>
            <Skeleton height={168} />
          </div>
        ) : null}
        {!looking && search === null && findings.length === 0 ? (
          <p className={classes.quiet}>{words.found.nothing}</p>
        ) : null}
        <ol className={classes.findings}>
          {findings.map((finding) => (
            <li key={finding.key} className={classes.finding}>
              <div className={classes.rowText}>
                <p className={classes.sentence}>
                  <RichText text={finding.sentence} />
                </p>
                <p className={classes.quiet}>
                  <RichText text={finding.numbers} />
                </p>
              </div>
              {finding.strip === undefined ? null : (
                <span className={classes.strip}>
                  <QuantileStrip {...finding.strip.values} label={finding.strip.label} />
                </span>
              )}
              <Button
                size="small"
                aria-label={`${words.seeIt} ${finding.sentence.replaceAll('**', '')}`}
                onClick={finding.open}
              >
                {words.seeIt}
              </Button>
            </li>
          ))}
        </ol>
      </div>
      {search === null ? null : (
        <p className={classes.search}>
          {search.running ? <Looking share={search.share} /> : null}
          <Button kind="plain" size="small" onClick={search.act}>
            {search.running ? noticed.stop : noticed.resume}
          </Button>
        </p>
      )}
    </Section>
  );
}

function Looking({ share }: { readonly share: PlaceShare }) {
  return useWords().noticed.looking(useShare(share));
}
