-- Adds the postings of a group.
INSERT INTO stock_posting (
    group_id, organisation_id, account, owner_id, bundle_id, recorded_at, items, gigabytes, items_after, gigabytes_after)
SELECT
    n.group_id, n.organisation_id, n.account, n.owner_id, n.bundle_id, n.recorded_at, n.items, n.gigabytes, n.items_after,
    n.gigabytes_after
FROM JSON_TABLE(?, '$[*]' COLUMNS (
    group_id BIGINT PATH '$[0]',
    organisation_id BIGINT PATH '$[1]',
    account VARCHAR(8) PATH '$[2]',
    owner_id BIGINT PATH '$[3]',
    bundle_id BIGINT PATH '$[4]',
    recorded_at VARCHAR(26) PATH '$[5]',
    items BIGINT PATH '$[6]',
    gigabytes BIGINT PATH '$[7]',
    items_after BIGINT PATH '$[8]',
    gigabytes_after BIGINT PATH '$[9]')) n
