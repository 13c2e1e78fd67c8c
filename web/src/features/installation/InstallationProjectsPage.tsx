import type { FragmentType } from '@apollo/client'
import { useFragment } from '@apollo/client/react'
import { IconLayoutGrid } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { graphql } from '../../__generated__/gql.ts'
import type { InstallationProjectRow_ProjectFragment } from '../../__generated__/graphql.ts'
import { useFormat, useMessages } from '../../messages/Language.tsx'
import { FilterBar, ListCount, SearchField, SingleFilter, SortSelect } from '../../parts/Filters.tsx'
import { useRecordKeys } from '../../parts/keys.ts'
import { readSort } from '../../parts/list-search.ts'
import { useRecords } from '../../parts/records.ts'
import { RecordList } from '../../parts/RecordList.tsx'
import { RecordRow, rowLink, type Column } from '../../parts/RecordTable.tsx'
import { Section } from '../../parts/Section.tsx'
import { Empty } from '../../parts/States.tsx'
import { StatusMark } from '../../parts/StatusMark.tsx'
import { When } from '../../parts/When.tsx'
import { InstallationProjectPanel } from './InstallationProjectPanel.tsx'
import { projectSorts, projectStates, type ProjectsSearch } from './search.ts'

const InstallationProjectsQuery = graphql(`
  query InstallationProjects($filter: InstallationProjectFilter!, $sort: InstallationProjectSort!, $first: Int!, $after: String) {
    installation {
      id
      allProjects(filter: $filter, sort: $sort, first: $first, after: $after) {
        edges {
          cursor
          node {
            id
            ...InstallationProjectRow_project
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
        totalCount
      }
    }
  }
`)

const InstallationProjectRow_project = graphql(`
  fragment InstallationProjectRow_project on InstallationProject {
    id
    name
    slug
    kind
    state
    currency
    createdAt
    lastActiveAt
    memberCount
    owners {
      id
      name
    }
  }
`)

const route = getRouteApi('/app/installation/projects')
const renderProject = (project: FragmentType<InstallationProjectRow_ProjectFragment>) => <ProjectRow project={project} />

/** Every project there is: whose it is, and whether it is in use. What it earns is its members' alone. */
export function InstallationProjectsPage() {
  const t = useMessages()
  const navigate = useNavigate()
  const search = route.useSearch()
  const sort = readSort(search.sort, projectSorts)
  const state = projectStates.find((one) => one === search.state)
  const filter = { ...(search.q ? { search: search.q } : {}), ...(state ? { state } : {}) }
  const records = useRecords({
    query: InstallationProjectsQuery,
    variables: { filter, sort },
    path: ['installation', 'allProjects'],
    listOf: (data) => data.installation?.allProjects,
  })
  const { ids, total, problem } = records
  const change = (next: Partial<ProjectsSearch>) => void navigate({ to: '.', search: (before: ProjectsSearch) => ({ ...before, ...next }), replace: true, resetScroll: false })
  useRecordKeys({ ids, chosen: search.open, open: (id) => change({ open: id }) })

  const columns: Column[] = [
    { key: 'name', label: t('projects.project'), card: 'title', sort: { ascending: 'NAME_ASC', descending: 'NAME_DESC' } },
    { key: 'owners', label: t('installation.ownedBy'), width: '170px', card: 'line' },
    { key: 'members', label: t('installation.people'), width: '84px', isNumber: true, priority: 2, card: 'none' },
    { key: 'state', label: t('installation.state'), width: '116px', card: 'amount' },
    { key: 'active', label: t('installation.lastActive'), width: '150px', priority: 2, card: 'end' },
    { key: 'created', label: t('installation.created'), width: '140px', priority: 3, card: 'none', sort: { ascending: 'CREATED_AT_ASC', descending: 'CREATED_AT_DESC' } },
  ]
  return (
    <>
      <Section title={t('installation.projects')} lead={t('installation.projectsLead')} isFlush>
        <div style={{ padding: '0 16px' }}>
          <FilterBar end={total !== null && !problem ? <ListCount>{t('installation.projectCount', { count: total })}</ListCount> : null}>
            <SearchField label={t('installation.searchProjects')} value={search.q ?? ''} onChange={(q) => change({ q: q || undefined })} />
            <SingleFilter
              label={t('installation.state')}
              any={t('installation.anyState')}
              choices={projectStates.map((value) => ({ value, label: t(`installation.states.${value}`) }))}
              chosen={state}
              onChange={(next) => change({ state: next })}
            />
            <SortSelect sort={sort} choices={projectSorts.map((value) => ({ value, label: t(`contacts.sorts.${value}`) }))} onChange={(next) => change({ sort: next })} />
          </FilterBar>
        </div>
        <RecordList
          records={records}
          label={t('installation.projects')}
          columns={columns}
          renderRow={renderProject}
          chosen={search.open}
          sort={sort}
          onSort={(next) => change({ sort: next === 'CREATED_AT_DESC' ? undefined : next })}
          isFiltered={Object.keys(filter).length > 0}
          onClear={() => change({ q: undefined, state: undefined })}
        >
          <Empty icon={<IconLayoutGrid size={22} stroke={1.5} />} title={t('installation.noProjects')}>
            {t('installation.noProjectsText')}
          </Empty>
        </RecordList>
      </Section>
      {search.open ? <InstallationProjectPanel key={search.open} id={search.open} onClose={() => change({ open: undefined })} /> : null}
    </>
  )
}

function ProjectRow({ project }: { project: FragmentType<InstallationProjectRow_ProjectFragment> }) {
  const t = useMessages()
  const format = useFormat()
  const { data, complete } = useFragment({ fragment: InstallationProjectRow_project, from: project })
  if (!complete) return null
  return (
    <RecordRow
      cells={{
        name: (
          <>
            <Link to="." search={(before: Record<string, unknown>) => ({ ...before, open: data.id })} className={rowLink} title={data.name}>
              {data.name}
            </Link>{' '}
            <span className="quiet small">
              {data.slug} · {data.currency}
            </span>
          </>
        ),
        owners: format.list(data.owners.map((owner) => owner.name)),
        members: data.memberCount,
        state: <StatusMark tone={data.state === 'ACTIVE' ? 'good' : 'calm'}>{t(`installation.states.${data.state}`)}</StatusMark>,
        active: data.lastActiveAt ? <When at={data.lastActiveAt} /> : <span className="quiet">{t('installation.notActive')}</span>,
        created: <When at={data.createdAt} />,
      }}
    />
  )
}
