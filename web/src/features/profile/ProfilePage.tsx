import { SegmentedControl, Select, Stack, useMantineColorScheme } from '@mantine/core'
import { useLanguage } from '../../messages/Language.tsx'
import { languages } from '../../messages/languages.ts'
import { Facts } from '../../parts/Facts.tsx'
import { ButtonLink } from '../../parts/links.tsx'
import { Page } from '../../parts/Page.tsx'
import { Section } from '../../parts/Section.tsx'
import { useLooking, usePerson } from '../../session/SessionContext.tsx'
import { ChangeName } from './ChangeName.tsx'
import { ChangePassword } from './ChangePassword.tsx'

const schemes = ['auto', 'light', 'dark'] as const

/** Who one is here, and how the product looks in this browser. */
export function ProfilePage() {
  const { t, code, choose } = useLanguage()
  const person = usePerson()
  const looking = useLooking()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  if (!person) return null
  return (
    <Page title={t('profile.title')} lead={t('profile.lead')} width="reading">
      <Section
        title={t('profile.you')}
        actions={
          <ButtonLink variant="default" to="/account/sessions">
            {t('profile.whereSignedIn')}
          </ButtonLink>
        }
      >
        <Stack gap="md">
          {looking ? <p className="quiet small">{t('profile.onlyTheyThemselves')}</p> : <ChangeName name={person.name} />}
          <Facts
            facts={[
              [t('signUp.name'), looking ? person.name : null],
              [t('signIn.email'), person.email],
              [t('members.role'), person.globalRole === 'SUPERADMIN' ? t('person.superadmin') : null],
            ]}
          />
        </Stack>
      </Section>
      {looking ? null : (
        <Section title={t('profile.password')} lead={t('profile.passwordText')}>
          <ChangePassword email={person.email} />
        </Section>
      )}
      <Section title={t('profile.look')} lead={t('profile.lookText')}>
        <Stack gap="md" maw={320}>
          <div>
            <div className="small" style={{ fontWeight: 500, marginBottom: 4 }} id="profile-theme">
              {t('person.theme')}
            </div>
            <SegmentedControl
              fullWidth
              aria-labelledby="profile-theme"
              value={colorScheme}
              onChange={(value) => setColorScheme(value)}
              data={schemes.map((value) => ({ value, label: t(`person.themes.${value}`) }))}
            />
          </div>
          <Select
            label={t('person.language')}
            allowDeselect={false}
            value={code}
            data={languages.map((language) => ({ value: language.code, label: language.name }))}
            onChange={(next) => next && void choose(next)}
          />
        </Stack>
      </Section>
    </Page>
  )
}
