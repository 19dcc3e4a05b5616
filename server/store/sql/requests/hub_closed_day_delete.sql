-- Opens a hub again on a day.
DELETE FROM hub_closed_day WHERE hub_id = ? AND day = ?
