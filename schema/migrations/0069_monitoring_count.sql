-- Equality monitoring as counters: no person, session, request, moment or order, and no row for an act.
-- The key is all there is, so that rows lie in the order of their words and not of their coming.
CREATE TABLE IF NOT EXISTS monitoring_count (
    organisation_id BIGINT NOT NULL,
    month DATE NOT NULL,
    question VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    answer VARCHAR(24) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, month, question, answer),
    CONSTRAINT monitoring_count_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT monitoring_count_month CHECK (DAYOFMONTH(month) = 1),
    CONSTRAINT monitoring_count_question CHECK (question IN ('ethnic_group', 'religion', 'health', 'orientation')),
    CONSTRAINT monitoring_count_answer CHECK (answer IN ('indian', 'pakistani', 'bangladeshi', 'chinese', 'other_asian', 'caribbean', 'african', 'other_black', 'white_black_caribbean', 'white_black_african', 'white_asian', 'other_mixed', 'white_british', 'irish', 'gypsy_traveller', 'roma', 'other_white', 'arab', 'other_ethnic_group', 'no_religion', 'christian', 'buddhist', 'hindu', 'jewish', 'muslim', 'sikh', 'other_belief', 'limited_a_lot', 'limited_a_little', 'not_limited', 'no_condition', 'heterosexual', 'gay_lesbian', 'bisexual', 'other_orientation', 'prefer_not_to_say')),
    CONSTRAINT monitoring_count_positive CHECK (count > 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
