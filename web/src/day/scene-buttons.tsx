import { Button } from '@mantine/core';
import { usePlay, type Scene } from '../api/demo.js';
import { ChannelIcon } from '../shared/channel-icon.js';
import { Refusal } from '../shared/refusal.js';
import classes from './usager-side.module.css';

/** Each one makes something happen at the town's real doors. */
export function SceneButtons({ scenes }: { scenes: Scene[] }) {
  const play = usePlay();
  return (
    <section aria-labelledby="jouer">
      <h3 id="jouer" className={classes.subtitle}>
        Faire arriver
      </h3>
      <div className={classes.scenes}>
        {scenes.map(({ id, label, channel }) => (
          <Button
            key={id}
            variant="default"
            size="xs"
            justify="flex-start"
            fullWidth
            leftSection={<ChannelIcon channel={channel} size={16} />}
            loading={play.isPending && play.variables === id}
            onClick={() => play.mutate(id)}
            classNames={{ root: classes.scene, label: classes.sceneLabel }}
          >
            {label}
          </Button>
        ))}
      </div>
      <Refusal error={play.error} />
    </section>
  );
}
