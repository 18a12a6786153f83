import { CustomersDialog } from '../screens/customers/CustomersDialog.tsx';
import { Commands } from './Commands.tsx';
import { PasteDialog } from './dialogs/PasteDialog.tsx';
import { ProjectFileDialog } from './dialogs/ProjectFileDialog.tsx';
import { ProofDialog } from './dialogs/ProofDialog.tsx';
import { ShortcutsDialog } from './dialogs/ShortcutsDialog.tsx';
import { WipeDialog } from './dialogs/WipeDialog.tsx';
import { HistoryDrawer } from './drawers/HistoryDrawer.tsx';
import { HoodDrawer } from './drawers/HoodDrawer.tsx';

/** Everything that opens over the page; each shows itself when the session says so. */
export function Overlays() {
  return (
    <>
      <Commands />
      <HistoryDrawer />
      <HoodDrawer />
      <ProofDialog />
      <ShortcutsDialog />
      <WipeDialog />
      <PasteDialog />
      <ProjectFileDialog />
      <CustomersDialog />
    </>
  );
}
