import type { Scene } from '../api/demo.js';
import { Received } from './received.js';
import { SceneButtons } from './scene-buttons.js';
import classes from './usager-side.module.css';

/** The other side of the counter, which only the demo can show: what usagers do, and what reaches them. */
export function UsagerSide({ town, scenes }: { town: string; scenes: Scene[] }) {
  return (
    <aside className={classes.side} aria-labelledby="cote-usager">
      <h2 id="cote-usager" className={classes.title}>
        Côté usager
      </h2>
      <p className="quiet" style={{ margin: 0 }}>
        Démonstration : tout ici est inventé.
      </p>
      <SceneButtons scenes={scenes.filter((scene) => scene.town === town)} />
      <Received town={town} />
    </aside>
  );
}
