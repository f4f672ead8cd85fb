<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Qonsent::AccountDetails</name>
    <message numerus="yes">
        <source>%n given</source>
        <translation>
            <numerusform>%n given</numerusform>
            <numerusform>%n given</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not given</source>
        <translation>
            <numerusform>%n not given</numerusform>
            <numerusform>%n not given</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Qonsent::AccountStatus</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation>
            <numerusform>%n min</numerusform>
            <numerusform>%n min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The access token ends in %n s.</source>
        <translation>
            <numerusform>The access token ends in %n s.</numerusform>
            <numerusform>The access token ends in %n s.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The access token expired %n s ago.</source>
        <translation>
            <numerusform>The access token expired %n s ago.</numerusform>
            <numerusform>The access token expired %n s ago.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The access token expired %n minutes ago.</source>
        <translation>
            <numerusform>The access token expired %n minute ago.</numerusform>
            <numerusform>The access token expired %n minutes ago.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Qonsent::AccountTimes</name>
    <message numerus="yes">
        <source>%n minutes left</source>
        <translation>
            <numerusform>%n minute left</numerusform>
            <numerusform>%n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>expired %n minutes ago</source>
        <translation>
            <numerusform>expired %n minute ago</numerusform>
            <numerusform>expired %n minutes ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Qonsent::Diagnosis</name>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Qonsent::Manager::ClipboardNotice</name>
    <message numerus="yes">
        <source>Access token copied. It leaves the clipboard in %n s.</source>
        <translation>
            <numerusform>Access token copied. It leaves the clipboard in %n s.</numerusform>
            <numerusform>Access token copied. It leaves the clipboard in %n s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Qonsent::Manager::ExportDialog</name>
    <message numerus="yes">
        <source>Copied. It leaves the clipboard in %n s.</source>
        <translation>
            <numerusform>Copied. It leaves the clipboard in %n s.</numerusform>
            <numerusform>Copied. It leaves the clipboard in %n s.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Qonsent::Manager::ExportPage</name>
    <message numerus="yes">
        <source>S&amp;how %n s</source>
        <translation>
            <numerusform>S&amp;how %n s</numerusform>
            <numerusform>S&amp;how %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Qonsent::ProviderListModel</name>
    <message numerus="yes">
        <source>Client ID needed, about %n minutes</source>
        <translation>
            <numerusform>Client ID needed, about %n minute</numerusform>
            <numerusform>Client ID needed, about %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Qonsent::RegistrationPage</name>
    <message numerus="yes">
        <source>%1 wants every program to be registered once. This takes about %n minutes.</source>
        <translation>
            <numerusform>%1 wants every program to be registered once. This takes about %n minute.</numerusform>
            <numerusform>%1 wants every program to be registered once. This takes about %n minutes.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Qonsent::RemainingTime</name>
    <message numerus="yes">
        <source>This sign-in stays open for %n more minute(s).</source>
        <translation>
            <numerusform>This sign-in stays open for %n more minute.</numerusform>
            <numerusform>This sign-in stays open for %n more minutes.</numerusform>
        </translation>
    </message>
</context>
</TS>
