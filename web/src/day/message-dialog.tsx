import type { UsagerMessage } from '../api/demo.js';
import { inFull } from '../dates.js';
import { Dialog } from '../shared/dialog.js';
import { inPairs } from '../shared/phone.js';
import { messageChannelWords } from '../words.js';

/** A message as the usager reads it. */
export function MessageDialog({ message, onClose }: { message: UsagerMessage | null; onClose: () => void }) {
  return (
    <Dialog
      isOpen={message !== null}
      onClose={onClose}
      size="lg"
      title={message?.subject ?? (message && messageChannelWords[message.channel])}
    >
      {message && (
        <>
          <p className="quiet" style={{ marginTop: 0 }}>
            {messageChannelWords[message.channel]} à {inPairs(message.to)}, {inFull(message.at)}
            {message.dossierNumber && `, dossier ${message.dossierNumber}`}
          </p>
          <p className="words">{message.text}</p>
        </>
      )}
    </Dialog>
  );
}
