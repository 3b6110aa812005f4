export { type ChangeOutcome, changeSettings } from './change-settings.ts'
export { listSettingChanges, type ReadSettings, readSettings, settingsVersion } from './read-settings.ts'
export {
  type Confirmation,
  confirmations,
  type KeptSettings,
  type SettingChange,
  type SettingName,
  settingNames,
} from './setting.ts'
