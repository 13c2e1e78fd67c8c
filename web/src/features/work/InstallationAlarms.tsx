import { useQuery } from '@apollo/client/react'
import { IconCircleCheck } from '@tabler/icons-react'
import { graphql } from '../../__generated__/gql.ts'
import { problemOf } from '../../apollo/problems.ts'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { RecordRow, RecordTable, type Column } from '../../parts/RecordTable.tsx'
import { Section } from '../../parts/Section.tsx'
import { Empty, Failed, RowsSkeleton } from '../../parts/States.tsx'
import { When } from '../../parts/When.tsx'
import { useInstallationProjects } from './use-project-names.ts'
import { queuesPoll } from './WorkBoard.tsx'

const InstallationAlarmsQuery = graphql(`
  query InstallationAlarms($first: Int!) {
    installation {
      id
      discrepancies(first: $first) {
        nodes {
          id
          projectId
          figure
          day
          foundAt
        }
        totalCount
      }
    }
  }
`)

/** That figures differ from their rows, and whose. The amounts are the project's. */
export function InstallationAlarms() {
  const t = useMessages()
  const format = useFormat()
  const { data, error, refetch } = useQuery(InstallationAlarmsQuery, { variables: { first: 50 }, ...queuesPoll })
  const found = data?.installation?.discrepancies
  const problem = problemOf(error, ['installation', 'discrepancies'])
  const projects = useInstallationProjects((found?.nodes ?? []).map((one) => one.projectId))
  const columns: Column[] = [
    { key: 'project', label: t('operations.project'), card: 'title' },
    { key: 'figure', label: t('operations.figure'), width: '200px', card: 'line' },
    { key: 'day', label: t('operations.day'), width: '130px', priority: 2, card: 'amount' },
    { key: 'found', label: t('operations.found'), width: '140px', card: 'end' },
  ]
  return (
    <Section title={t('installation.alarms')} lead={t('installation.alarmsLead')} isFlush>
      {found ? (
        found.nodes.length > 0 ? (
          <RecordTable
            label={t('installation.alarms')}
            columns={columns}
            rows={found.nodes}
            keyOf={(one) => one.id}
            total={found.totalCount}
            renderRow={(one) => {
              const project = projects.get(one.projectId)
              return (
                <RecordRow
                  cells={{
                    project: (
                      <>
                        {project?.name ?? t('installation.unknownProject')}
                        {project && project.owners.length > 0 ? <span className="quiet small"> {t('installation.owners', { names: format.list(project.owners.map((owner) => owner.name)) })}</span> : null}
                      </>
                    ),
                    figure: t(`operations.figures.${one.figure}`),
                    day: format.day(one.day),
                    found: <When at={one.foundAt} />,
                  }}
                />
              )
            }}
          />
        ) : (
          <Empty isCompact icon={<IconCircleCheck size={22} stroke={1.5} />} title={t('installation.noAlarms')}>
            {t('installation.noAlarmsText')}
          </Empty>
        )
      ) : problem ? (
        <Failed problem={problem} what={t('installation.alarmsThing')} onRetry={() => void refetch()} isCompact />
      ) : (
        <RowsSkeleton rows={2} />
      )}
    </Section>
  )
}
