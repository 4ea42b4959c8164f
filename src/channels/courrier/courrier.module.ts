import { Module, type DynamicModule, type FactoryProvider } from '@nestjs/common';
import { LetterDeliverer, PRINT_FOLDER, type PrintFolder } from './letter-deliverer.js';
import { LetterReader } from './letter-reader.js';

export { PRINT_FOLDER };

/** Paper, in and out. Scan folders are watched one by one by whoever knows the towns: see ScanFolderWatcher. */
@Module({})
export class CourrierModule {
  /** @param printFolder where each town's letters are left for printing */
  static register(printFolder: Omit<FactoryProvider<PrintFolder>, 'provide'>): DynamicModule {
    return {
      module: CourrierModule,
      providers: [{ provide: PRINT_FOLDER, ...printFolder }, LetterReader, LetterDeliverer],
      exports: [LetterReader, LetterDeliverer],
    };
  }
}
