import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../api/client.js';
import type { components } from '../api/schema.gen.js';

type Schemas = components['schemas'];
export type Model = Schemas['ClassifierModel'];
export type ModelFigures = Schemas['ModelFigures'];
export type Overturn = Schemas['Overturn'];

const modelsKey = (town: string) => ['town', town, 'models'];

/** The latest first. */
export function useModels(town: string) {
  return useQuery({
    queryKey: modelsKey(town),
    queryFn: () => answerOf(api.GET('/api/towns/{town}/models', { params: { path: { town } } })),
  });
}

export function useOverturns(town: string) {
  return useQuery({
    queryKey: [...modelsKey(town), 'overturns'],
    queryFn: () => answerOf(api.GET('/api/towns/{town}/models/overturns', { params: { path: { town } } })),
  });
}

/** Another version answers from now on. */
export function useEnforcement(town: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (version: number) =>
      answerOf(api.POST('/api/towns/{town}/models/{version}/enforcement', { params: { path: { town, version } } })),
    onSettled: () => client.invalidateQueries({ queryKey: modelsKey(town) }),
  });
}
