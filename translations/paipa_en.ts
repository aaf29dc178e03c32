<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>RunWording</name>
    <message numerus="yes">
        <source>%1 limits the run: %2 of %n worker(s) %3 busy</source>
        <translation>
            <numerusform>%1 limits the run: %2 of %n worker %3 busy</numerusform>
            <numerusform>%1 limits the run: %2 of %n workers %3 busy</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Finished in %1: %n item(s) failed.</source>
        <translation>
            <numerusform>Finished in %1: %n item failed.</numerusform>
            <numerusform>Finished in %1: %n items failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 items</source>
        <translation>
            <numerusform>%1 item</numerusform>
            <numerusform>%1 items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 items</source>
        <translation>
            <numerusform>%1 of %2 item</numerusform>
            <numerusform>%1 of %2 items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paipa::ui::Comparison</name>
    <message numerus="yes">
        <source>%n step(s) stand elsewhere.</source>
        <translation>
            <numerusform>%n step stands elsewhere.</numerusform>
            <numerusform>%n steps stand elsewhere.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paipa::ui::DifferenceBar</name>
    <message numerus="yes">
        <source>What is open would become “%1” on the disk by %n change(s):</source>
        <translation>
            <numerusform>What is open would become “%1” on the disk by %n change:</numerusform>
            <numerusform>What is open would become “%1” on the disk by %n changes:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paipa::ui::ErrorPanel</name>
    <message numerus="yes">
        <source>%n error(s).</source>
        <translation>
            <numerusform>%n error.</numerusform>
            <numerusform>%n errors.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 errors, the first %2 of them here.</source>
        <translation>
            <numerusform>%1 error, %2 of them here.</numerusform>
            <numerusform>%1 errors, the first %2 of them here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them cannot be tried again from here: the item was not kept, or is too large.</source>
        <translation>
            <numerusform>%n of them cannot be tried again from here: the item was not kept, or is too large.</numerusform>
            <numerusform>%n of them cannot be tried again from here: the items were not kept, or are too large.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paipa::ui::Exchange</name>
    <message numerus="yes">
        <source>%n worker(s): it has one</source>
        <translation>
            <numerusform>%n worker: it has one</numerusform>
            <numerusform>%n workers: it has one</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paipa::ui::FileCommands</name>
    <message numerus="yes">
        <source>%n pipeline(s) had changes that were not saved when the program ended.</source>
        <translation>
            <numerusform>%n pipeline had changes that were not saved when the program ended.</numerusform>
            <numerusform>%n pipelines had changes that were not saved when the program ended.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paipa::ui::HistoryPanel</name>
    <message numerus="yes">
        <source>%1 items: %2 done, %3 failed, %4 skipped, %5 cancelled</source>
        <translation>
            <numerusform>%1 item: %2 done, %3 failed, %4 skipped, %5 cancelled</numerusform>
            <numerusform>%1 items: %2 done, %3 failed, %4 skipped, %5 cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 errors</source>
        <translation>
            <numerusform>%1 error</numerusform>
            <numerusform>%1 errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 workers at most</source>
        <translation>
            <numerusform>%1 worker at most</numerusform>
            <numerusform>%1 workers at most</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paipa::ui::Inspector</name>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paipa::ui::ItemPanel</name>
    <message numerus="yes">
        <source>%1: %n item(s) that passed one after the other.</source>
        <translation>
            <numerusform>%1: %n item that passed.</numerusform>
            <numerusform>%1: %n items that passed one after the other.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n item(s) passed since you look.</source>
        <translation>
            <numerusform>%1: %n item passed since you look.</numerusform>
            <numerusform>%1: %n items passed since you look.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 wait in the queue.</source>
        <comment>items</comment>
        <translation>
            <numerusform>%1 of %2 waits in the queue.</numerusform>
            <numerusform>%1 of %2 wait in the queue.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paipa::ui::NumberEditor</name>
    <message numerus="yes">
        <source> items</source>
        <comment>unit behind a number</comment>
        <translation>
            <numerusform> item</numerusform>
            <numerusform> items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> lines</source>
        <comment>unit behind a number</comment>
        <translation>
            <numerusform> line</numerusform>
            <numerusform> lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> columns</source>
        <comment>unit behind a number</comment>
        <translation>
            <numerusform> column</numerusform>
            <numerusform> columns</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> attempts</source>
        <comment>unit behind a number</comment>
        <translation>
            <numerusform> attempt</numerusform>
            <numerusform> attempts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paipa::ui::PipelineCommands</name>
    <message numerus="yes">
        <source>Delete %n step(s)</source>
        <translation>
            <numerusform>Delete %n step</numerusform>
            <numerusform>Delete %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n link(s)</source>
        <translation>
            <numerusform>Delete %n link</numerusform>
            <numerusform>Delete %n links</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %n step(s)</source>
        <translation>
            <numerusform>Duplicate %n step</numerusform>
            <numerusform>Duplicate %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paste %n step(s)</source>
        <translation>
            <numerusform>Paste %n step</numerusform>
            <numerusform>Paste %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n step(s)</source>
        <translation>
            <numerusform>Move %n step</numerusform>
            <numerusform>Move %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Enable %n step(s)</source>
        <translation>
            <numerusform>Enable %n step</numerusform>
            <numerusform>Enable %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Disable %n step(s)</source>
        <translation>
            <numerusform>Disable %n step</numerusform>
            <numerusform>Disable %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bypass %n step(s)</source>
        <translation>
            <numerusform>Bypass %n step</numerusform>
            <numerusform>Bypass %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stop bypassing %n step(s)</source>
        <translation>
            <numerusform>Stop bypassing %n step</numerusform>
            <numerusform>Stop bypassing %n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n link(s)</source>
        <translation>
            <numerusform>Move %n link</numerusform>
            <numerusform>Move %n links</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paipa::ui::PreviewPanel</name>
    <message numerus="yes">
        <source>Shows what comes out of this step for the first %n item(s). Nothing is written.</source>
        <translation>
            <numerusform>Shows what comes out of this step for the first item. Nothing is written.</numerusform>
            <numerusform>Shows what comes out of this step for the first %n items. Nothing is written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) came out of this step.</source>
        <translation>
            <numerusform>%n item came out of this step.</numerusform>
            <numerusform>%n items came out of this step.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This step writes, so it did not run: %n item(s) would reach it.</source>
        <translation>
            <numerusform>This step writes, so it did not run: %n item would reach it.</numerusform>
            <numerusform>This step writes, so it did not run: %n items would reach it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paipa::ui::ProblemChip</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paipa::ui::RunLoad</name>
    <message numerus="yes">
        <source>%1 of %2 workers are busy; Paipa uses %3 of memory.</source>
        <translation>
            <numerusform>%1 of %2 worker is busy; Paipa uses %3 of memory.</numerusform>
            <numerusform>%1 of %2 workers are busy; Paipa uses %3 of memory.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paipa::ui::RunPanel</name>
    <message numerus="yes">
        <source>Try %n worker(s)</source>
        <translation>
            <numerusform>Try %n worker</numerusform>
            <numerusform>Try %n workers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paipa::ui::RunStatus</name>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paipa::ui::SettingsForm</name>
    <message numerus="yes">
        <source>Options, %n changed</source>
        <translation>
            <numerusform>Options, %n changed</numerusform>
            <numerusform>Options, %n changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paipa::ui::StepTableModel</name>
    <message numerus="yes">
        <source>%1 of %2 items and %3 of %4 wait in front of this step.</source>
        <translation>
            <numerusform>%1 of %2 item and %3 of %4 wait in front of this step.</numerusform>
            <numerusform>%1 of %2 items and %3 of %4 wait in front of this step.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>paipa::ui::TrustBar</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
